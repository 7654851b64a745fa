package dev.pipewright.platform;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.engine.InputRemovals;
import dev.pipewright.engine.PipelineInspection;
import dev.pipewright.engine.Recount;
import dev.pipewright.engine.SourceCounts;
import dev.pipewright.engine.dataflow.SegmentStore;
import dev.pipewright.engine.envelope.Envelope;
import dev.pipewright.engine.envelope.KeyRing;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.flowable.FlowableRunner;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.PostgresAttempts;
import dev.pipewright.engine.ledger.PostgresCallLog;
import dev.pipewright.engine.ledger.PostgresCauses;
import dev.pipewright.engine.ledger.PostgresOverview;
import dev.pipewright.engine.ledger.PostgresRecords;
import dev.pipewright.engine.ledger.PostgresSelections;
import dev.pipewright.engine.quartz.CronTimer;
import dev.pipewright.engine.store.JdbcLoadStore;
import dev.pipewright.engine.store.JdbcRunStore;
import dev.pipewright.engine.store.LoadStore;
import dev.pipewright.engine.store.Notifications;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.backfill.BackFillWatch;
import dev.pipewright.platform.backfill.BackFills;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.catalogue.SavedConnectionBook;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.environment.Environments;
import dev.pipewright.platform.ingest.Ingest;
import dev.pipewright.platform.ingest.UploadRetention;
import dev.pipewright.platform.load.Recounts;
import dev.pipewright.platform.load.Watermarks;
import dev.pipewright.platform.people.ApiTokens;
import dev.pipewright.platform.people.FirstPerson;
import dev.pipewright.platform.people.JdbcPeople;
import dev.pipewright.platform.people.People;
import dev.pipewright.platform.preview.PreviewConfiguration;
import dev.pipewright.platform.result.KeptDays;
import dev.pipewright.platform.result.Results;
import dev.pipewright.platform.result.Retention;
import dev.pipewright.platform.result.RunResults;
import dev.pipewright.platform.run.RunService;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.schedule.JdbcSchedules;
import dev.pipewright.platform.tenant.AcrossTenants;
import dev.pipewright.platform.tenant.TenantJdbc;
import dev.pipewright.platform.tenant.Tenants;
import dev.pipewright.platform.trouble.MissingValues;
import dev.pipewright.platform.trouble.TroubledRecords;
import dev.pipewright.platform.trouble.Troubles;
import dev.pipewright.platform.trouble.ValueMapVersions;
import dev.pipewright.platform.version.Versions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/// All services of the platform, on a database of its own or on one that is named; [PlatformSettings] says how to
/// choose.
///
/// A stop first lets slices end at their next chunk border, then ends the schedules, and the database last.
@Import({
    EngineConfiguration.class,
    DesignConfiguration.class,
    IngestConfiguration.class,
    PreviewConfiguration.class,
    BeginConfiguration.class
})
@Configuration(proxyBeanMethods = false)
public class PlatformConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(PlatformConfiguration.class);
    private static final int BCRYPT_STRENGTH = 10;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    PlatformSettings platformSettings(Environment environment) {
        return new PlatformSettings(environment);
    }

    @Bean
    PlatformDatabase platformDatabase(PlatformSettings settings) {
        return settings.database()
                .map(PlatformDatabase::external)
                .orElseGet(() -> PlatformDatabase.embedded(settings.data()));
    }

    @Bean
    Seal seal(PlatformSettings settings) {
        Path file = settings.data().resolve("payload.keys");
        return new Envelope(settings.joins() ? KeyRing.open(file) : KeyRing.openOrCreate(file));
    }

    @Bean
    TenantJdbc tenantJdbc(PlatformDatabase database) {
        return new TenantJdbc(database.app());
    }

    @Bean
    AcrossTenants acrossTenants(PlatformDatabase database) {
        return new AcrossTenants(database.system());
    }

    @Bean
    Tenants tenants(TenantJdbc transactions, AcrossTenants across) {
        return new Tenants(transactions, across);
    }

    @Bean
    People people(TenantJdbc transactions, AcrossTenants across) {
        return new JdbcPeople(transactions, across, BCRYPT_STRENGTH);
    }

    @Bean
    FirstPerson firstPerson(Tenants tenants, People people, PlatformSettings settings) {
        return new FirstPerson(tenants, people, settings.adminPassword());
    }

    @Bean
    ApiTokens apiTokens(TenantJdbc transactions, AcrossTenants across) {
        return new ApiTokens(transactions, across);
    }

    @Bean
    Audit audit(TenantJdbc transactions) {
        return new Audit(transactions);
    }

    @Bean
    ConnectorCatalogue connectors(PlatformSettings settings) {
        ConnectorCatalogue connectors = ConnectorCatalogue.with(settings.data().resolve("connectors"));
        connectors.troubles().forEach(LOG::warn);
        return connectors;
    }

    @Bean
    Connections connections(TenantJdbc transactions, Seal seal, Audit audit) {
        return new Connections(transactions, seal, audit);
    }

    @Bean
    Notifications notifications(PlatformDatabase database) {
        return new Notifications(database.app());
    }

    @Bean
    Watermarks watermarks(LoadStore loads, Versions versions, Environments environments, Audit audit) {
        return new Watermarks(loads, versions, environments, audit);
    }

    @Bean
    Recounts recounts(
            LoadStore loads,
            JdbcRunStore runs,
            Connections connections,
            ConnectorCatalogue connectors,
            Versions versions,
            Environments environments) {
        var recount = new Recount(loads, runs, tenant -> new SavedConnectionBook(tenant, connections, connectors));
        return new Recounts(recount, versions, environments);
    }

    @Bean
    Runs runs(
            FlowableRunner runner,
            JdbcRunStore store,
            JdbcLoadStore loads,
            Ledger ledger,
            PostgresOverview overview,
            PostgresCauses causes,
            PostgresAttempts attempts,
            PostgresSelections selections,
            Drafts drafts,
            Versions versions,
            PipelineInspection inspection,
            Environments environments,
            Connections connections,
            ConnectorCatalogue connectors,
            Audit audit,
            Clock clock) {
        return new RunService(
                runner,
                store,
                loads,
                ledger,
                overview,
                causes,
                attempts,
                selections,
                drafts,
                versions,
                inspection::problemsOfRun,
                environments,
                new SourceCounts(tenant -> new SavedConnectionBook(tenant, connections, connectors)),
                audit,
                clock);
    }

    @Bean
    BackFills backFills(
            TenantJdbc transactions,
            Versions versions,
            Watermarks watermarks,
            Runs runs,
            PostgresOverview overview,
            Audit audit,
            Seal seal) {
        return new BackFills(transactions, versions, watermarks, runs, overview, audit, seal);
    }

    @Bean
    BackFillWatch backFillWatch(AcrossTenants across, BackFills backFills, Notifications notifications) {
        var watch = new BackFillWatch(across, backFills);
        notifications.listen(JdbcRunStore.RANGES, _ -> watch.wake());
        return watch;
    }

    @Bean
    Troubles troubles(JdbcRunStore runs, Ledger ledger, PostgresCauses causes, Audit audit, Clock clock) {
        return new Troubles(runs, ledger.workList(), causes, audit, clock);
    }

    @Bean
    TroubledRecords troubledRecords(JdbcRunStore runs, PostgresRecords records) {
        return new TroubledRecords(runs, records);
    }

    @Bean
    MissingValues missingValues(
            JdbcRunStore store, Runs runs, TroubledRecords records, Versions versions, Drafts drafts) {
        return new MissingValues(store, runs, records, new ValueMapVersions(versions, drafts));
    }

    @Bean
    Results results(JdbcRunStore runs, Ledger ledger, PostgresOverview overview) {
        return new RunResults(runs, ledger, overview);
    }

    @Bean
    KeptDays keptDays(
            Tenants tenants,
            TenantJdbc transactions,
            JdbcRunStore runs,
            SegmentStore segments,
            PostgresCallLog calls,
            PlatformSettings settings,
            Audit audit,
            Clock clock) {
        var rules = Map.of(
                KeptDays.What.INPUTS, new KeptDays.Rule(settings.inputDays(), new InputRemovals(runs, segments)::drop),
                KeptDays.What.CALLS, new KeptDays.Rule(settings.callDays(), calls::drop));
        return new KeptDays(tenants, transactions, rules, audit, clock);
    }

    @Bean
    Retention retention(
            AcrossTenants across, PlatformSettings settings, UploadRetention uploads, KeptDays keptDays, Clock clock) {
        return new Retention(
                across,
                settings.retentionMonths(),
                List.of(
                        uploads::drop,
                        () -> keptDays.drop(KeptDays.What.INPUTS),
                        () -> keptDays.drop(KeptDays.What.CALLS)),
                clock);
    }

    @Bean
    JdbcSchedules schedules(
            TenantJdbc transactions,
            AcrossTenants across,
            ObjectProvider<CronTimer> timer,
            Runs runs,
            Audit audit,
            Seal seal,
            Clock clock) {
        return new JdbcSchedules(transactions, across, timer::getObject, runs, audit, seal, clock);
    }

    @Bean
    CronTimer cronTimer(PlatformDatabase database, PlatformSettings settings, JdbcSchedules schedules) {
        return new CronTimer(database.timer(), settings.node(), schedules::due);
    }

    @Bean
    PlatformStart platformStart(
            Notifications notifications,
            FlowableRunner runner,
            Ingest ingest,
            BackFillWatch backFills,
            JdbcSchedules schedules,
            CronTimer timer,
            Retention retention,
            PlatformSettings settings) {
        return new PlatformStart(
                settings.roles(), notifications, runner, ingest, backFills, schedules, timer, retention);
    }
}
