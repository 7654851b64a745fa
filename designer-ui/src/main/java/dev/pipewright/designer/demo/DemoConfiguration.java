package dev.pipewright.designer.demo;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.designer.start.DefaultBrowser;
import dev.pipewright.designer.start.StartDisplay;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.people.ApiTokens;
import dev.pipewright.platform.people.People;
import dev.pipewright.platform.tenant.Tenants;
import dev.pipewright.platform.version.Versions;
import dev.pipewright.simulators.erp.DemoErpProcess;
import dev.pipewright.simulators.taxman.TaxmanOptions;
import dev.pipewright.simulators.taxman.TaxmanSimulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/// Sets the demo up, anew at each start: what is there already stays as people left it.
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoConfiguration {

    /// What TAXMAN recorded is kept beside the product's data, so that a restart forgets nothing on either side.
    @Bean
    TaxmanSimulator taxmanSimulator(Environment environment) throws IOException {
        Path data = Files.createDirectories(Path.of(environment.getProperty("pipewright.data", ".pipewright/data")));
        return TaxmanSimulator.start(TaxmanOptions.defaults().withRecordFile(data.resolve("taxman.jsonl")));
    }

    @Bean
    DemoErpProcess demoErpProcess() throws IOException {
        return DemoErpProcess.start(0, DemoClassPath.ofErp());
    }

    @Bean
    DemoTenant demoTenant(
            Tenants tenants,
            People people,
            ApiTokens tokens,
            Connections connections,
            ConnectorCatalogue connectors,
            Catalogue catalogue,
            Versions versions,
            TaxmanSimulator taxman,
            DemoErpProcess erp)
            throws IOException {
        var tenant = new DemoTenant(tenants, people, tokens, catalogue, versions);
        tenant.settle();
        tenant.connect(connections, connectors, taxman.baseUrl(), erp.jdbcUrl());
        return tenant;
    }

    /// Says where the demo is and how to come in, when all is ready, and opens it where there is somebody to see
    /// it.
    @Bean
    ApplicationListener<ApplicationReadyEvent> demoWelcome(
            Environment environment, ObjectProvider<StartDisplay> start) {
        return ready -> {
            URI address = URI.create("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port") + "/");
            start.ifAvailable(display -> display.ready(DemoTenant.welcome(address)));
            if (environment.getProperty("pipewright.open-browser", Boolean.class, false)
                    && DefaultBrowser.isLikelySeen(System.getenv())) {
                DefaultBrowser.open(address);
            }
        };
    }
}
