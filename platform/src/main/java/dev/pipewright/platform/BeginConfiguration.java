package dev.pipewright.platform;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.model.IdSource;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.begin.BeginningDesk;
import dev.pipewright.platform.begin.BroughtFiles;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.connection.ConnectionReading;
import dev.pipewright.platform.design.DraftProblems;
import dev.pipewright.platform.draft.Drafts;
import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What pipelines begin with.
@Configuration(proxyBeanMethods = false)
class BeginConfiguration {

    @Bean
    BroughtFiles broughtFiles(
            PlatformSettings settings, Connections connections, ConnectorCatalogue connectors, Audit audit) {
        return new BroughtFiles(settings.files(), settings.fileMegabytes(), connections, connectors, audit);
    }

    @Bean
    BeginningDesk beginningDesk(
            ConnectionReading reading,
            Connections connections,
            Catalogue catalogue,
            Drafts drafts,
            DraftProblems problems) {
        return new BeginningDesk(
                reading, connections, catalogue, drafts, problems, IdSource.random(new SecureRandom()));
    }
}
