package dev.pipewright.model.wanted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.model.Edge;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.model.check.ExpressionCheck;
import dev.pipewright.model.check.JsonSchemaCheck;
import dev.pipewright.model.check.PipelineCheck;
import dev.pipewright.model.check.SettingsCheck;
import dev.pipewright.model.wanted.MapTarget.Giver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MapTargetTest {

    private static final NodeId MAP = new NodeId("map-aaaaaa");

    /// Knows the request of `taxman-v1`, and of each text that is no empty one a schema with one field, the text.
    private static final TargetSchemas SCHEMAS = new TargetSchemas() {
        @Override
        public Optional<TargetTree> requestOf(Node.ApiCall call) {
            return call.preset().equals("taxman-v1") ? Optional.of(tree("TAXMAN", "documentCode")) : Optional.empty();
        }

        @Override
        public Optional<TargetTree> treeOf(String jsonSchema) {
            return jsonSchema.isBlank() ? Optional.empty() : Optional.of(tree(jsonSchema, jsonSchema));
        }
    };

    @Test
    void the_call_behind_a_mapping_says_what_is_wanted_through_nodes_that_keep_the_fields() {
        MapTarget target = targetOf(map("attached"), filter(), validate("checked"), call("taxman-v1", false))
                .orElseThrow();

        assertThat(target.tree().name()).isEqualTo("TAXMAN");
        assertThat(target.giver()).isEqualTo(Giver.CALL);
        assertThat(target.node()).isEqualTo(new NodeId("apiCall-aaaaaa"));
    }

    @Test
    void without_a_call_that_is_known_a_check_behind_the_mapping_says_it() {
        MapTarget target = targetOf(map("attached"), filter(), validate("checked"), call("generic-json", false))
                .orElseThrow();

        assertThat(target.giver()).isEqualTo(Giver.VALIDATE);
        assertThat(target.tree().name()).isEqualTo("checked");
    }

    @Test
    void else_the_schema_that_a_person_attached_counts() {
        assertThat(targetOf(map("attached"), call("taxman-v1", true))
                        .orElseThrow()
                        .giver())
                .isEqualTo(Giver.ATTACHED);
        assertThat(targetOf(map(""), call("generic-json", false))).isEmpty();
    }

    @Test
    void another_mapping_in_between_has_a_target_of_its_own() {
        var second = new Node.Map(NodeHeader.of(new NodeId("map-bbbbbb"), "Second"), List.of());

        assertThat(targetOf(map(""), second, call("taxman-v1", false))).isEmpty();
    }

    @Test
    void a_required_field_without_a_line_is_a_recommendation_that_names_it() {
        var check = new PipelineCheck(ExpressionCheck.NONE, JsonSchemaCheck.NONE, SettingsCheck.NONE, SCHEMAS);

        Problem problem = check.problems(chain(map(""), call("taxman-v1", false))).stream()
                .filter(each -> each.key().equals("check.notMapped"))
                .findFirst()
                .orElseThrow();

        assertThat(ProblemTexts.english().sentence(problem))
                .isEqualTo("'documentCode' is required by TAXMAN and not mapped by 'Map'. Add a line for it.");
        assertThat(problem.severity()).isEqualTo(Problem.Severity.RECOMMENDATION);
        assertThat(problem.node()).isEqualTo(MAP);
        assertThat(problem.field()).isEqualTo("lines[documentCode]");
    }

    private static Optional<MapTarget> targetOf(Node.Map map, Node... behind) {
        return MapTarget.of(map, chain(map, behind), SCHEMAS);
    }

    private static Pipeline chain(Node.Map map, Node... behind) {
        var nodes = new ArrayList<Node>(List.of(map));
        nodes.addAll(List.of(behind));
        var edges = new ArrayList<Edge>();
        for (int i = 1; i < nodes.size(); i++) {
            edges.add(Edge.between(nodes.get(i - 1).id(), nodes.get(i).id()));
        }
        return new Pipeline("Orders", "", List.of(), nodes, edges);
    }

    private static Node.Map map(String targetSchema) {
        return new Node.Map(NodeHeader.of(MAP, "Map"), List.of(new MappingLine("x", "y")), targetSchema, List.of());
    }

    private static Node filter() {
        return new Node.Filter(NodeHeader.of(new NodeId("filter-aaaaaa"), "Filter"), "x = 1");
    }

    private static Node validate(String schema) {
        return new Node.Validate(NodeHeader.of(new NodeId("validate-aaaaaa"), "Check"), schema);
    }

    private static Node call(String preset, boolean disabled) {
        var header = new NodeHeader(new NodeId("apiCall-aaaaaa"), "Call", 1, disabled);
        return new Node.ApiCall(header, preset, "c", Map.of(), null, "", "", "answer");
    }

    private static TargetTree tree(String name, String field) {
        var only = new TargetField(
                field, TargetField.Type.TEXT, true, "", List.of(), "", "", "", null, List.of(), List.of());
        return new TargetTree(name, List.of(only));
    }
}
