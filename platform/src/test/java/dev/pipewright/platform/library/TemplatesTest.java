package dev.pipewright.platform.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.PipelineInspection;
import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.engine.mapping.MappingProgram;
import dev.pipewright.model.Node;
import dev.pipewright.model.Problem;
import dev.pipewright.model.inline.PublishedPipelines;
import dev.pipewright.model.json.PipelineFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The templates that come with the product. With `-Dpipewright.write=true` their files are written anew.
class TemplatesTest {

    private static final Path FILES = Path.of("src/main/resources/dev/pipewright/platform/library");
    private static final PublishedPipelines NONE = (pipeline, version) -> Optional.empty();

    private static final List<String> REQUIRED = List.of(
            "company",
            "documentCode",
            "documentType",
            "documentDate",
            "currency",
            "customer.code",
            "addresses.shipTo.region",
            "addresses.shipTo.country");

    static List<LibraryEntry> templates() {
        return Templates.read();
    }

    @Test
    void there_are_templates_for_databases_files_pushed_data_and_three_erps() {
        assertThat(templates().stream().map(LibraryEntry::source))
                .containsExactly("CSV files", "Database", "NetSuite", "Odoo", "JSON that is pushed", "SAP S/4HANA");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void nothing_is_wrong_with_a_template(LibraryEntry template) {
        var inspection = new PipelineInspection(ConnectorCatalogue.ofProduct(), Locale.ENGLISH);

        List<Problem> problems = inspection.problemsOfVersion(template.drawing().pipeline(), NONE);

        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void its_file_is_canonical_and_has_a_place_for_each_node(LibraryEntry template) throws Exception {
        Path file = FILES.resolve(template.id() + ".v" + template.version() + PipelineFile.EXTENSION);
        if (Boolean.getBoolean("pipewright.write")) {
            Files.writeString(file, template.file());
        }

        assertThat(Files.readString(file)).isEqualTo(template.file());
        assertThat(template.drawing().layout().positions().values())
                .hasSameSizeAs(template.drawing().pipeline().nodes())
                .doesNotHaveDuplicates();
    }

    /// The samples are those by which suggestions are measured.
    @ParameterizedTest
    @CsvSource({
        "sap-sales-orders-to-taxman, sap-sales-order",
        "netsuite-invoices-to-taxman, netsuite-invoice",
        "odoo-sale-orders-to-taxman, odoo-sale-order"
    })
    void it_forms_all_that_taxman_requires_of_what_the_erp_gives(String template, String sample) throws Exception {
        Node.Map map = templates().stream()
                .filter(entry -> entry.id().equals(template))
                .flatMap(entry -> entry.drawing().pipeline().nodes().stream())
                .filter(node -> node instanceof Node.Map && node.name().equals("Form the order"))
                .map(Node.Map.class::cast)
                .findFirst()
                .orElseThrow();
        MappingProgram program = MappingProgram.compile(map.lines());

        for (Map<String, @Nullable Object> record : samples(sample)) {
            Map<String, @Nullable Object> order = program.apply(record, EvaluationContext.of(Instant.EPOCH, 0));

            assertThat(REQUIRED).allSatisfy(path -> assertThat(at(order, path)).isNotNull());
            assertThat((List<?>) order.get("lines"))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(at(line, "number")).isNotNull())
                    .allSatisfy(line -> assertThat(at(line, "amount")).isNotNull());
        }
    }

    private static @Nullable Object at(Object value, String path) {
        @Nullable Object found = value;
        for (String name : path.split("\\.", -1)) {
            found = found instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, @Nullable Object>> samples(String name) throws Exception {
        Path file = Path.of("..", "execution-engine", "src", "test", "resources", "suggestions", name + ".json");
        var document = (Map<String, Object>) Objects.requireNonNull(JsonValues.parse(Files.readString(file)));
        return (List<Map<String, @Nullable Object>>) Objects.requireNonNull(document.get("samples"));
    }
}
