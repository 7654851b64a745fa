package dev.pipewright.platform;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.engine.KnownTargets;
import dev.pipewright.engine.PipelineInspection;
import dev.pipewright.engine.SourceSchemas;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.ledger.PostgresOverview;
import dev.pipewright.engine.ledger.PostgresRunDocuments;
import dev.pipewright.engine.store.JdbcRunStore;
import dev.pipewright.engine.store.Notifications;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.backfill.BackFills;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.catalogue.JdbcCatalogue;
import dev.pipewright.platform.catalogue.SavedConnectionBook;
import dev.pipewright.platform.connection.ConnectionEditing;
import dev.pipewright.platform.connection.ConnectionReading;
import dev.pipewright.platform.connection.ConnectionUses;
import dev.pipewright.platform.connection.HttpTests;
import dev.pipewright.platform.design.DesignPolicy;
import dev.pipewright.platform.design.DraftProblems;
import dev.pipewright.platform.design.EdgeLooks;
import dev.pipewright.platform.design.PolicyRule;
import dev.pipewright.platform.design.SourceDrifts;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.draft.JdbcDrafts;
import dev.pipewright.platform.draft.Presence;
import dev.pipewright.platform.environment.Environments;
import dev.pipewright.platform.file.PipelineFiles;
import dev.pipewright.platform.library.Installations;
import dev.pipewright.platform.library.Library;
import dev.pipewright.platform.library.LibraryAdditions;
import dev.pipewright.platform.mapping.MappingDesk;
import dev.pipewright.platform.mapping.PreviewSamples;
import dev.pipewright.platform.preview.PreviewDesk;
import dev.pipewright.platform.removal.Removals;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.schedule.JdbcSchedules;
import dev.pipewright.platform.shadow.PublishGate;
import dev.pipewright.platform.shadow.ShadowRuns;
import dev.pipewright.platform.tenant.TenantJdbc;
import dev.pipewright.platform.version.JdbcVersions;
import dev.pipewright.platform.version.Versions;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What people draw and keep: pipelines, their drafts and versions, connections, and what is said of them before
/// anything runs.
@Configuration(proxyBeanMethods = false)
class DesignConfiguration {

    @Bean
    Catalogue catalogue(TenantJdbc transactions, Drafts drafts, Versions versions, Audit audit) {
        return new JdbcCatalogue(transactions, drafts, versions, audit);
    }

    @Bean
    ConnectionUses connectionUses(Catalogue catalogue, Drafts drafts, Versions versions) {
        return new ConnectionUses(catalogue, drafts, versions);
    }

    @Bean
    Environments environments(TenantJdbc transactions, Connections connections, Seal seal, Audit audit) {
        return new Environments(transactions, connections, seal, audit);
    }

    @Bean
    ConnectionEditing connectionEditing(
            Connections connections, ConnectorCatalogue connectors, ConnectionUses uses, Environments environments) {
        return new ConnectionEditing(connections, connectors, uses, environments);
    }

    @Bean
    ConnectionReading connectionReading(
            ConnectorCatalogue connectors, Connections connections, ConnectionEditing editing) {
        return new ConnectionReading(connectors, connections, editing);
    }

    @Bean
    HttpTests httpTests(ConnectionEditing editing, TenantJdbc transactions, Seal seal) {
        return new HttpTests(editing, transactions, seal);
    }

    @Bean
    Drafts drafts(TenantJdbc transactions, Notifications notifications) {
        return new JdbcDrafts(transactions, notifications);
    }

    @Bean
    Presence presence(TenantJdbc transactions, Notifications notifications, Clock clock) {
        return new Presence(transactions, notifications, clock);
    }

    @Bean
    DesignPolicy designPolicy(TenantJdbc transactions, Audit audit) {
        return new DesignPolicy(transactions, audit);
    }

    @Bean
    PublishGate publishGate(TenantJdbc transactions, Audit audit) {
        return new PublishGate(transactions, audit);
    }

    @Bean
    Versions versions(
            TenantJdbc transactions,
            Drafts drafts,
            PipelineInspection inspection,
            DesignPolicy policy,
            PublishGate gate,
            Audit audit) {
        return new JdbcVersions(
                transactions,
                drafts,
                inspection::problemsOfVersion,
                List.of(new PolicyRule(inspection::problemsOfDrawing, policy), gate),
                audit);
    }

    @Bean
    DraftProblems draftProblems(
            PipelineInspection inspection,
            Versions versions,
            DesignPolicy policy,
            Connections connections,
            Environments environments) {
        return new DraftProblems(inspection::problemsOfDrawing, versions, policy, connections, environments);
    }

    @Bean
    PipelineFiles pipelineFiles(Drafts drafts, Versions versions) {
        return new PipelineFiles(drafts, versions);
    }

    @Bean
    Library library(TenantJdbc transactions) {
        return new Library(transactions);
    }

    @Bean
    LibraryAdditions libraryAdditions(
            TenantJdbc transactions, Library library, Versions versions, DraftProblems problems, Audit audit) {
        return new LibraryAdditions(transactions, library, versions, problems, audit);
    }

    @Bean
    Installations installations(
            TenantJdbc transactions,
            Library library,
            Catalogue catalogue,
            Connections connections,
            PipelineFiles files) {
        return new Installations(transactions, library, catalogue, connections, files);
    }

    @Bean
    MappingDesk mappingDesk(PreviewDesk previews, Clock clock) {
        return new MappingDesk(new PreviewSamples(previews), new KnownTargets(), clock);
    }

    @Bean
    SourceDrifts sourceDrifts(
            Connections connections, ConnectorCatalogue connectors, DraftProblems problems, Drafts drafts) {
        var schemas = new SourceSchemas(tenant -> new SavedConnectionBook(tenant, connections, connectors));
        return new SourceDrifts(schemas, problems, drafts);
    }

    @Bean
    EdgeLooks edgeLooks(PreviewDesk previews, Runs runs, JdbcRunStore store) {
        return new EdgeLooks(previews, runs, store);
    }

    @Bean
    ShadowRuns shadowRuns(
            TenantJdbc transactions,
            Runs runs,
            JdbcRunStore store,
            PostgresOverview overview,
            PlatformDatabase database,
            Drafts drafts,
            Versions versions,
            Seal seal,
            Audit audit,
            Clock clock) {
        var documents = new PostgresRunDocuments(database.app(), seal);
        return new ShadowRuns(transactions, runs, store, overview, documents, drafts, versions, seal, audit, clock);
    }

    @Bean
    Removals removals(Catalogue catalogue, Runs runs, BackFills backFills, JdbcSchedules schedules) {
        return new Removals(catalogue, runs, backFills, schedules);
    }
}
