package dev.pipewright.platform.preview;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.engine.ConnectionBook;
import dev.pipewright.engine.PipelineInspection;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.call.Targets;
import dev.pipewright.engine.dataflow.SegmentStore;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.PostgresSelections;
import dev.pipewright.engine.preview.KeptRecords;
import dev.pipewright.engine.preview.Previews;
import dev.pipewright.engine.store.JdbcRunStore;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.catalogue.SavedConnectionBook;
import dev.pipewright.platform.environment.Environments;
import dev.pipewright.platform.tenant.TenantJdbc;
import dev.pipewright.platform.trouble.TroubledRecords;
import dev.pipewright.platform.version.Versions;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What shows drafts at work.
@Configuration(proxyBeanMethods = false)
public class PreviewConfiguration {

    @Bean
    PreviewDesk previewDesk(
            JdbcRunStore runs,
            SegmentStore segments,
            Ledger ledger,
            Connections connections,
            ConnectorCatalogue connectors,
            Targets targets,
            PostgresSelections selections,
            TroubledRecords troubled,
            Versions versions,
            PipelineInspection inspection,
            Environments environments,
            TenantJdbc transactions,
            Seal seal,
            Audit audit,
            Clock clock) {
        Function<TenantId, ConnectionBook> books = tenant -> new SavedConnectionBook(tenant, connections, connectors);
        var pinned = new PinnedSamples(transactions, seal, audit);
        var kept = new KeptRecords(books, targets, runs, segments, ledger, clock);
        var samples = new Samples(runs, kept, selections, troubled, pinned);
        return new PreviewDesk(
                new Previews(books, targets, runs, segments, ledger, clock, UUID::randomUUID),
                new PreviewRequests(samples, runs, versions, inspection, environments),
                samples,
                versions,
                new PausedPreviews<>(clock));
    }
}
