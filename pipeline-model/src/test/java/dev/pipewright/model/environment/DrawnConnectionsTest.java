package dev.pipewright.model.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.model.schema.Schema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DrawnConnectionsTest {

    private static final NodeId SALES = new NodeId("source-sales");
    private static final NodeId BOOKS = new NodeId("sink-books");

    private static Pipeline reading(boolean disabled, String connection) {
        return new Pipeline(
                "Orders",
                "",
                List.of(),
                List.of(
                        new Node.Source(
                                new NodeHeader(SALES, "Sales", 1, disabled),
                                "jdbc",
                                connection,
                                Map.of(),
                                Schema.UNKNOWN,
                                List.of()),
                        new Node.Sink(NodeHeader.of(BOOKS, "Books"), Node.Sink.RESULTS, "", Map.of())),
                List.of(Edge.between(SALES, BOOKS)));
    }

    private static List<String> said(List<Problem> problems) {
        var texts = ProblemTexts.english();
        return problems.stream().map(texts::sentence).toList();
    }

    @Test
    void a_connection_that_is_not_there_is_told_at_its_field() {
        List<Problem> problems = DrawnConnections.problems(reading(false, "erp"), Map.of("shop", "jdbc"));

        assertThat(said(problems))
                .containsExactly(
                        "'Sales' needs the connection 'erp', which is not there. Add it, or choose another one.");
        assertThat(problems).extracting(Problem::field).containsExactly("connection");
    }

    @Test
    void a_connection_of_another_kind_is_told() {
        assertThat(said(DrawnConnections.problems(reading(false, "erp"), Map.of("erp", "files"))))
                .containsExactly("'Sales' needs a connection of the kind jdbc, and 'erp' is of another kind."
                        + " Choose another one.");
    }

    @Test
    void a_connection_that_is_there_a_missing_choice_and_a_disabled_node_are_not_told() {
        assertThat(DrawnConnections.problems(reading(false, "erp"), Map.of("erp", "jdbc")))
                .isEmpty();
        assertThat(DrawnConnections.problems(reading(false, ""), Map.of())).isEmpty();
        assertThat(DrawnConnections.problems(reading(true, "erp"), Map.of())).isEmpty();
    }
}
