package dev.pipewright.designer.demo;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.designer.access.DemoLogin;
import dev.pipewright.designer.start.StartException;
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
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/// Sets the demo up, anew at each start: what is there already stays as people left it.
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoConfiguration {

    /// The demo begins when the engine is there, so that each stage of a start is a time of its own.
    private static final String ENGINE = "cronTimer";

    /// What TAXMAN recorded is kept beside the product's data, so that a restart forgets nothing on either side.
    @Bean
    @DependsOn(ENGINE)
    TaxmanSimulator taxmanSimulator(Environment environment) {
        Path records = Path.of(environment.getRequiredProperty("pipewright.data"), "taxman.jsonl");
        try {
            return TaxmanSimulator.start(TaxmanOptions.defaults().withRecordFile(records));
        } catch (IOException e) {
            throw new StartException("The demo's TAXMAN did not start: " + e.getMessage(), e);
        }
    }

    @Bean
    @DependsOn(ENGINE)
    DemoErpProcess demoErpProcess() {
        try {
            return DemoErpProcess.start(0, DemoClassPath.ofErp());
        } catch (IOException e) {
            throw new StartException("" + e.getMessage(), e);
        }
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

    @Bean
    DemoLogin demoLogin() {
        return DemoTenant.LOGIN;
    }
}
