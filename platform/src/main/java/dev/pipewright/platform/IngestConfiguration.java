package dev.pipewright.platform;

import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.store.JdbcLandings;
import dev.pipewright.engine.store.JdbcUploadRemovals;
import dev.pipewright.engine.store.JdbcUploads;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.ingest.Ingest;
import dev.pipewright.platform.ingest.UploadRetention;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.tenant.Tenants;
import dev.pipewright.platform.version.Versions;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What takes in what is pushed.
@Configuration(proxyBeanMethods = false)
class IngestConfiguration {

    @Bean
    JdbcUploadRemovals uploadRemovals(PlatformDatabase database) {
        return new JdbcUploadRemovals(database.app());
    }

    @Bean
    Ingest ingest(
            PlatformDatabase database,
            PlatformSettings settings,
            JdbcUploadRemovals removals,
            Tenants tenants,
            Catalogue catalogue,
            Versions versions,
            Runs runs,
            Audit audit,
            Seal seal,
            Clock clock) {
        return new Ingest(
                new JdbcUploads(database.app(), seal, clock),
                new JdbcLandings(database.app(), clock),
                removals,
                tenants,
                catalogue,
                versions,
                runs,
                audit,
                settings.ingestMegabytes());
    }

    @Bean
    UploadRetention uploadRetention(
            Tenants tenants,
            JdbcUploadRemovals removals,
            Catalogue catalogue,
            Versions versions,
            PlatformSettings settings,
            Clock clock) {
        return new UploadRetention(tenants, removals, catalogue, versions, settings.ingestDays(), clock);
    }
}
