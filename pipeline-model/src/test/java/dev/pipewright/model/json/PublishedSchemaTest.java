package dev.pipewright.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.pipewright.model.ExamplePipelines;
import dev.pipewright.model.Group;
import dev.pipewright.model.Layout;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeKind;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Position;
import dev.pipewright.model.form.FieldTypeForm;
import dev.pipewright.model.schema.Field;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedSchemaTest {

    private static final String TEXT = resource("/dev/pipewright/model/pipeline.schema.json");
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TEXT);
    private static final Map<?, ?> DEFINITIONS = (Map<?, ?>) Objects.requireNonNull(
            at((Map<?, ?>) Objects.requireNonNull(JsonText.parse(TEXT).value()), "$defs"));

    @Test
    void files_that_are_written_fit_the_schema() {
        var exported = new PipelineFile(ExamplePipelines.salesToTax(), Layout.EMPTY, new FileOrigin("p1", "abc"));

        assertThat(findings(resource("every-kind.pipeline.json"))).isEmpty();
        assertThat(findings(resource("format-1-upgraded.pipeline.json"))).isEmpty();
        assertThat(findings(PipelineJson.write(exported))).isEmpty();
    }

    @Test
    void what_the_reader_refuses_does_not_fit_the_schema() {
        assertThat(findings("{ \"formatVersion\": 99 }")).isNotEmpty();
        assertThat(findings("{ \"formatVersion\": 2, \"colour\": \"red\" }")).isNotEmpty();
        assertThat(findings("{ \"formatVersion\": 2, \"nodes\": [{ \"kind\": \"mapp\", \"id\": \"map-a\" }] }"))
                .isNotEmpty();
        assertThat(findings("{ \"formatVersion\": 2, \"nodes\": [{ \"kind\": \"union\", \"id\": \"no id\" }] }"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"kind\": \"filter\", \"id\": \"filter-a\", \"condition\": null",
                "\"kind\": \"filter\", \"id\": \"filter-a\", \"disabled\": null",
                "\"kind\": \"sink\", \"id\": \"sink-a\", \"settings\": null",
                "\"kind\": \"sink\", \"id\": \"sink-a\", \"settings\": { \"file\": null }",
                "\"kind\": \"valueMap\", \"id\": \"valueMap-a\", \"unmapped\": \"keep\", \"otherwise\": null",
                "\"kind\": \"source\", \"id\": \"source-a\", \"schema\": [{ \"type\": \"decimal(99,2)\" }]",
                "\"kind\": \"source\", \"id\": \"source-a\", \"schema\": [{ \"type\": \"decimal(0,0)\" }]",
                "\"kind\": \"source\", \"id\": \"source-a\", \"schema\": [{ \"type\": null }]",
                "\"kind\": \"source\", \"id\": \"source-a\", \"incremental\": { \"lag\": \"5 minutes\" }",
                "\"kind\": \"source\", \"id\": \"source-a\", \"incremental\": { \"lag\": \"PT-1S\" }"
            })
    void reader_and_schema_refuse_the_same(String node) {
        String file = "{ \"formatVersion\": 2, \"nodes\": [{ " + node + " }] }";

        assertThat(findings(file)).isNotEmpty();
        assertThatThrownBy(() -> PipelineJson.read(file)).isInstanceOf(PipelineFormatException.class);
    }

    @Test
    void the_schema_names_every_kind_and_every_field() {
        for (NodeKind kind : NodeKind.values()) {
            List<String> fields = new ArrayList<>(List.of("kind"));
            for (RecordComponent component : kind.type().getRecordComponents()) {
                fields.addAll(
                        component.getType() == NodeHeader.class
                                ? componentsOf(NodeHeader.class)
                                : List.of(component.getName()));
            }

            assertThat(propertiesOf(kind.word())).containsExactlyElementsOf(fields);
        }
    }

    @Test
    void the_schema_names_every_part_of_a_node() {
        Map<String, Class<? extends Record>> parts = Map.ofEntries(
                Map.entry("parameter", Parameter.class),
                Map.entry("mappingLine", MappingLine.class),
                Map.entry("column", Node.Select.Column.class),
                Map.entry("branch", Node.Route.Branch.class),
                Map.entry("lookupKey", Node.Lookup.Match.class),
                Map.entry("aggregation", Node.Aggregate.Aggregation.class),
                Map.entry("sortKey", Node.Sort.Key.class),
                Map.entry("document", Node.ApiCall.DocumentIdentity.class),
                Map.entry("field", Field.class),
                Map.entry("layout", Layout.class),
                Map.entry("position", Position.class),
                Map.entry("group", Group.class),
                Map.entry("origin", FileOrigin.class));

        parts.forEach((definition, type) ->
                assertThat(propertiesOf(definition)).containsExactlyElementsOf(componentsOf(type)));
    }

    @Test
    void the_schema_names_every_word_that_a_field_may_have() {
        assertThat(words("aggregation", "function")).isEqualTo(lowercase(Node.Aggregate.Function.values()));
        assertThat(words("valueMap", "unmapped")).isEqualTo(lowercase(Node.ValueMap.Unmapped.values()));
        assertThat(words("lookup", "notFound")).isEqualTo(lowercase(Node.Lookup.NotFound.values()));
        assertThat(words("join", "type")).isEqualTo(lowercase(Node.Join.Type.values()));
        List<?> types = (List<?>) at((Map<?, ?>) at(DEFINITIONS, "fieldType"), "oneOf");
        assertThat(at((Map<?, ?>) types.getFirst(), "enum")).isEqualTo(FieldTypeForm.simpleWords());
        assertThat(at((Map<?, ?>) types.get(1), "pattern")).isEqualTo("^" + FieldTypeForm.DECIMAL + "$");
    }

    private static List<String> findings(String text) {
        return SCHEMA.validate(text, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static List<String> propertiesOf(String definition) {
        Map<?, ?> properties = (Map<?, ?>) at((Map<?, ?>) at(DEFINITIONS, definition), "properties");
        return properties.keySet().stream().map(String::valueOf).toList();
    }

    private static Object words(String definition, String field) {
        Map<?, ?> properties = (Map<?, ?>) at((Map<?, ?>) at(DEFINITIONS, definition), "properties");
        return at((Map<?, ?>) at(properties, field), "enum");
    }

    private static List<String> lowercase(Enum<?>[] constants) {
        return List.of(constants).stream()
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<String> componentsOf(Class<?> type) {
        return List.of(type.getRecordComponents()).stream()
                .map(RecordComponent::getName)
                .toList();
    }

    private static Object at(Map<?, ?> object, String name) {
        return Objects.requireNonNull(object.get(name), name);
    }

    private static String resource(String name) {
        try (InputStream in = PublishedSchemaTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + name, e);
        }
    }
}
