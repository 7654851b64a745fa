package dev.pipewright.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.spi.Connector;
import dev.pipewright.connectors.spi.settings.SettingsForm;
import dev.pipewright.connectors.spi.settings.SettingsParameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorCatalogueTest {

    @TempDir
    Path folder = Path.of("");

    private DroppedInConnector dropped() {
        return new DroppedInConnector(folder);
    }

    @Test
    void the_product_has_its_connectors() {
        try (ConnectorCatalogue catalogue = ConnectorCatalogue.ofProduct()) {
            assertThat(catalogue.connectors().stream().map(Connector::kind)).contains("jdbc", "mongodb");
            assertThat(catalogue.troubles()).isEmpty();
        }
    }

    @Test
    void a_dropped_in_connector_uses_its_own_libraries_and_sees_none_of_the_product() throws IOException {
        Path connectors = dropped().in("example.jar");

        try (ConnectorCatalogue catalogue = ConnectorCatalogue.with(connectors)) {
            ClassLoader before = Thread.currentThread().getContextClassLoader();
            String seen = catalogue.get("example").open(Map.of()).check();

            assertThat(catalogue.troubles()).isEmpty();
            assertThat(seen).isEqualTo("version 0.1 of its own sees no library of the product in its own context");
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        }
    }

    @Test
    void a_broken_jar_is_named_and_does_not_hurt_the_others() throws IOException {
        Path connectors = dropped().in("example.jar");
        Files.writeString(connectors.resolve("broken.jar"), "not a jar");
        dropped().in("missing.jar", "com.example.Missing");

        try (ConnectorCatalogue catalogue = ConnectorCatalogue.with(connectors)) {
            assertThat(catalogue.find("example")).isPresent();
            assertThat(catalogue.troubles())
                    .containsExactly(
                            "The connector jar broken.jar is left out: it is not a jar, or was copied only in part."
                                    + " Ask who made it for one that fits, or remove it.",
                            "The connector jar missing.jar is left out: dev.pipewright.connectors.spi.Connector:"
                                    + " Provider com.example.Missing not found."
                                    + " Ask who made it for one that fits, or remove it.");
        }
    }

    @Test
    void a_jar_that_fails_when_it_is_asked_for_its_kind_does_not_hurt_the_others() throws IOException {
        Path connectors = dropped().in("example.jar");
        dropped().breaks();
        dropped().in("failing.jar");

        try (ConnectorCatalogue catalogue = ConnectorCatalogue.with(connectors)) {
            assertThat(catalogue.find("example")).isPresent();
            assertThat(catalogue.troubles())
                    .containsExactly(
                            "The connector jar failing.jar is left out: it was never tried. Ask who made it for"
                                    + " one that fits, or remove it.");
        }
    }

    @Test
    void what_a_query_uses_as_parameters_is_known_without_running_it() {
        try (ConnectorCatalogue catalogue = ConnectorCatalogue.ofProduct()) {
            assertThat(catalogue.parameters(
                            "jdbc",
                            SettingsUse.SOURCE,
                            Map.of("query", "SELECT * FROM orders WHERE day >= :from AND note <> ':text'")))
                    .containsExactly(new SettingsParameter("query", ":from", "from"));
        }
    }

    @Test
    void an_unknown_kind_is_refused_with_those_that_are_known() {
        try (ConnectorCatalogue catalogue = ConnectorCatalogue.ofProduct()) {
            assertThatThrownBy(() -> catalogue.get("jbdc"))
                    .hasMessageStartingWith("There is no connector 'jbdc': use one of ");
        }
    }

    @Test
    void all_problems_of_settings_are_collected() {
        try (ConnectorCatalogue catalogue = ConnectorCatalogue.ofProduct()) {
            var problems = catalogue.problems(
                    "jdbc", SettingsUse.SOURCE, Map.of("qeury", "SELECT 1", "fetchSize", "many", "table", "${table}"));

            assertThat(problems.stream().map(problem -> problem.sentence(Locale.ENGLISH)))
                    .containsExactly(
                            "There is no setting 'qeury'; remove it, or use one of:"
                                    + " query, table, splitBy, keys, fetchSize.",
                            "Set 'Fetch size' to a whole number.");
        }
    }

    @Test
    void every_setting_of_the_product_has_a_label_and_a_help() {
        try (ConnectorCatalogue catalogue = ConnectorCatalogue.ofProduct()) {
            for (Connector connector : catalogue.connectors()) {
                for (SettingsUse use : SettingsUse.values()) {
                    List<String> without = SettingsForm.of(use.recordOf(connector)).fields().stream()
                            .filter(field -> field.label(Locale.ENGLISH).equals(field.name())
                                    || field.help(Locale.ENGLISH).isEmpty())
                            .map(field -> field.settings().getSimpleName() + "." + field.name())
                            .toList();
                    assertThat(without).isEmpty();
                }
            }
        }
    }
}
