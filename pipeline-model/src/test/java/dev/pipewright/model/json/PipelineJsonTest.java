package dev.pipewright.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.ExamplePipelines;
import dev.pipewright.model.Layout;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Position;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PipelineJsonTest {

    @Test
    void what_is_written_is_read_again() {
        PipelineFile file = PipelineFile.of(ExamplePipelines.everyKind());

        PipelineFile read = PipelineJson.read(PipelineJson.write(file));

        assertThat(read).isEqualTo(file);
    }

    @Test
    void opening_and_saving_a_file_changes_no_byte() {
        String text = resource("every-kind.pipeline.json");

        String saved = PipelineJson.write(PipelineJson.read(text));

        assertThat(saved).isEqualTo(text);
    }

    @Test
    void saving_a_shipped_example_for_the_first_time_changes_no_byte() throws IOException {
        List<Path> examples;
        try (Stream<Path> files = Files.list(Path.of("../examples"))) {
            examples = files.filter(file -> file.toString().endsWith(".pipeline.json"))
                    .toList();
        }

        assertThat(examples).isNotEmpty().allSatisfy(example -> {
            String text = Files.readString(example);
            assertThat(PipelineJson.write(PipelineJson.read(text))).isEqualTo(text);
        });
    }

    @Test
    void every_kind_is_written_as_the_kept_file_says() {
        Drawing everyKind = ExamplePipelines.everyKind();

        String text = PipelineJson.write(PipelineFile.of(everyKind));

        assertThat(text).isEqualTo(resource("every-kind.pipeline.json"));
    }

    @Test
    void the_order_of_drawing_leaves_no_trace() {
        Pipeline pipeline = ExamplePipelines.salesToTax();
        var drawnBackwards = new Pipeline(
                pipeline.name(),
                pipeline.description(),
                pipeline.parameters(),
                pipeline.nodes().reversed(),
                pipeline.edges().reversed());

        assertThat(PipelineJson.write(new PipelineFile(drawnBackwards, Layout.EMPTY, null)))
                .isEqualTo(PipelineJson.write(new PipelineFile(pipeline, Layout.EMPTY, null)));
    }

    @Test
    void the_content_hash_is_of_the_meaning_alone() {
        Pipeline pipeline = ExamplePipelines.salesToTax();
        var moved = new Layout(Map.of(ExamplePipelines.SALES, new Position(7, 7)), List.of());

        String hash = new PipelineFile(pipeline, moved, new FileOrigin("p1", "abc")).contentHash();

        assertThat(hash).isEqualTo(PipelineJson.contentHash(pipeline)).hasSize(64);
    }

    @Test
    void a_file_of_format_1_is_opened_in_the_present_format() {
        String old = resource("format-1.pipeline.json");

        PipelineFile file = PipelineJson.read(old);

        assertThat(file.layout().positionOf(new NodeId("source-k3x9q2"))).isEqualTo(new Position(40, 60));
        assertThat(PipelineJson.write(file)).isEqualTo(resource("format-1-upgraded.pipeline.json"));
    }

    @Test
    void a_newer_format_is_refused() {
        assertRefused(
                "{ \"formatVersion\": 99 }",
                "Line 1: the file has format 99, this version of Pipewright reads up to 2. Update Pipewright to open it.");
    }

    @Test
    void a_file_without_format_is_refused() {
        assertRefused(
                "{}",
                "Line 1: 'formatVersion' is missing or not a whole number from 1."
                        + " Open a file that was saved as a pipeline.");
    }

    @Test
    void an_empty_file_is_refused() {
        assertRefused("", "The file is empty. Open a file that was saved as a pipeline.");
    }

    @Test
    void invalid_json_is_refused_with_its_place() {
        assertRefused(
                "{\n  \"formatVersion\": 2,\n  \"name\" \"x\"\n}",
                "Line 3, column 10: this is not valid JSON. Unexpected character ('\"' (code 34)):"
                        + " was expecting a colon to separate property name and value.");
    }

    @Test
    void a_field_that_is_there_twice_is_refused() {
        assertRefused(
                "{\n  \"formatVersion\": 2,\n  \"name\": \"x\",\n  \"name\": \"y\"\n}",
                "Line 4, column 9: this is not valid JSON. Duplicate Object property \"name\".");
    }

    @Test
    void a_number_that_would_fill_the_memory_is_refused() {
        assertRefused(
                "{ \"formatVersion\": 1e999999999 }",
                "Line 1, column 20: this is not valid JSON. A number with more than 400 digits.");
    }

    @Test
    void all_findings_are_named_at_once_with_node_and_field() {
        assertRefused(
                """
                {
                  "formatVersion": 2,
                  "nodes": [
                    { "kind": "mapp", "id": "map-a", "name": "Map orders" },
                    { "kind": "filter", "id": "filter-a", "name": "Big ones", "conditoin": "x" },
                    { "kind": "sort", "id": "sort-a", "keys": [
                      { "field": 3 }
                    ] },
                    { "kind": "union", "id": "no id" },
                    { "kind": "union", "id": "union-a", "typeVersion": 0 },
                    { "kind": "join", "id": "join-a", "type": "cross" }
                  ],
                  "colour": "red"
                }
                """,
                "Line 4, 'Map orders', kind: there is no kind 'mapp'. Use one of source, map, select, filter, route,"
                        + " lookup, valueMap, aggregate, flatten, deduplicate, sort, join, union, validate, apiCall,"
                        + " subPipeline, sink, note.",
                "Line 5, 'Big ones', conditoin: the field 'conditoin' is not known. Correct its name or remove it.",
                "Line 7, 'sort-a', keys[0].field: this must be a text. Put it in quotation marks.",
                "Line 9, 'no id', id: not a node id: no id. Correct it.",
                "Line 10, 'union-a': a type version starts at 1, not at 0. Correct it.",
                "Line 11, 'join-a', type: 'cross' is not possible here. Use one of inner, left, full.",
                "Line 13, colour: the field 'colour' is not known. Correct its name or remove it.");
    }

    @Test
    void edges_lead_from_known_nodes_to_known_nodes_once() {
        assertRefused(
                """
                {
                  "formatVersion": 2,
                  "nodes": [
                    { "kind": "union", "id": "union-a" },
                    { "kind": "union", "id": "union-b" }
                  ],
                  "edges": [
                    { "from": "union-a", "to": "union-b" },
                    { "from": "union-a", "to": "union-b.in" },
                    { "from": "union-a", "to": "union-c" }
                  ]
                }
                """,
                "Line 9, edges[1]: the same edge is there twice. Remove one.",
                "Line 10, edges[2]: there is no node with the id 'union-c'. Correct the id or remove the edge.");
    }

    @Test
    void two_nodes_with_one_id_are_refused() {
        assertRefused("""
                {
                  "formatVersion": 2,
                  "nodes": [
                    { "kind": "union", "id": "union-a" },
                    { "kind": "union", "id": "union-a" }
                  ]
                }
                """, "Line 3: two nodes have the id 'union-a'. Give one of them another id.");
    }

    private static void assertRefused(String text, String... sentences) {
        assertThatThrownBy(() -> PipelineJson.read(text))
                .isInstanceOf(PipelineFormatException.class)
                .hasMessage(String.join("\n", sentences));
    }

    private static String resource(String name) {
        try (InputStream in = PipelineJsonTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + name, e);
        }
    }
}
