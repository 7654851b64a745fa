package dev.pipewright.designer.demo;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.designer.access.DemoLogin;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.model.picture.GraphLayout;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.people.ApiTokens;
import dev.pipewright.platform.people.People;
import dev.pipewright.platform.people.Person;
import dev.pipewright.platform.tenant.Tenants;
import dev.pipewright.platform.version.Versions;
import dev.pipewright.simulators.taxman.TaxmanOptions;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The tenant of the demo, the people who work for it, and its example pipeline, published.
final class DemoTenant {

    private static final TenantId TENANT = new TenantId("demo");

    static final DemoLogin LOGIN = new DemoLogin(
            new Person("demo", "Demo", TENANT),
            "demo",
            "pw_demo_token_for_show_only_nothing_is_billed",
            List.of(new Person("ada", "Ada", TENANT), new Person("ben", "Ben", TENANT)));

    private static final Person PERSON = LOGIN.person();
    private static final String EXAMPLE = "foodmart-to-taxman";

    private final Tenants tenants;
    private final People people;
    private final ApiTokens tokens;
    private final Catalogue catalogue;
    private final Versions versions;

    DemoTenant(Tenants tenants, People people, ApiTokens tokens, Catalogue catalogue, Versions versions) {
        this.tenants = tenants;
        this.people = people;
        this.tokens = tokens;
        this.catalogue = catalogue;
        this.versions = versions;
    }

    /// Takes in what is not there yet.
    void settle() throws IOException {
        tenants.put(PERSON.tenant(), "FoodMart");
        people.put(PERSON, LOGIN.password());
        LOGIN.colleagues().forEach(colleague -> people.put(colleague, colleague.name()));
        tokens.put(PERSON, "Demo", LOGIN.token());
        if (catalogue.find(PERSON.tenant(), EXAMPLE).isEmpty()) {
            var file = PipelineJson.read(example());
            var layout = GraphLayout.completed(file.pipeline(), file.layout());
            catalogue.add(PERSON.tenant(), EXAMPLE, new Drawing(file.pipeline(), layout), PERSON.name());
            versions.publish(PERSON.tenant(), EXAMPLE, PERSON.name(), "The example as it comes with the product.");
        }
    }

    /// Points the connections to where the simulators are now.
    void connect(Connections connections, ConnectorCatalogue connectors, URI taxman, String erp) {
        connections.save(
                PERSON.tenant(),
                "foodmart",
                connectors.get("jdbc"),
                Map.of("url", erp, "user", "FOODMART", "password", "FOODMART"),
                PERSON.name());
        connections.save(
                PERSON.tenant(),
                "taxman",
                connectors.get("http"),
                Map.of(
                        "baseUrl",
                        taxman.toString(),
                        "auth",
                        "BEARER",
                        "token",
                        TaxmanOptions.DEMO_KEY,
                        "account",
                        "taxman-demo",
                        "testPath",
                        "/v1/ping"),
                PERSON.name());
    }

    private static String example() throws IOException {
        try (var in = DemoTenant.class.getResourceAsStream("/examples/" + EXAMPLE + ".pipeline.json")) {
            if (in == null) {
                throw new FileNotFoundException("The example pipeline is missing in this build. Build it again.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
