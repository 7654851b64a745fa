package dev.pipewright.engine.dataflow;

import static dev.pipewright.engine.dataflow.Bench.RUN;
import static dev.pipewright.engine.dataflow.Bench.TENANT;
import static dev.pipewright.engine.dataflow.Bench.row;
import static dev.pipewright.engine.plan.Drawings.header;
import static dev.pipewright.engine.plan.Drawings.map;
import static dev.pipewright.engine.plan.Drawings.results;
import static dev.pipewright.engine.plan.Drawings.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.spi.ReadableConnection.Reopening;
import dev.pipewright.engine.RunVerdict;
import dev.pipewright.engine.ledger.KeptResult;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.engine.ledger.RejectedRecord;
import dev.pipewright.engine.plan.Drawings;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.Node.Join;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.record.DataRecord;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two sides become one: heads, which have an `id`, and lines, which name it as their `head`.
class JoinTest {

    private static final NodeId SINK = new NodeId("sink-1");
    private static final Object[][] HEADS_AND_LINES = {
        row("id", 1L, "name", "one"),
        row("id", "2", "name", "two"),
        row("id", 3L, "name", "three"),
        row("name", "nobody"),
        row("line", "a", "head", 1L),
        row("line", "b", "head", 2L),
        row("line", "c", "head", 1L),
        row("line", "d", "head", 9L),
        row("line", "e", "name", "lost")
    };

    @TempDir
    private Path folder;

    /// Sends what has a line to the right side of a join, and all else to the left.
    private static Pipeline joining(Join.Type type, Node... beforeRight) {
        var source = source("source-1");
        var route = new Node.Route(header("route-1"), List.of(new Node.Route.Branch("lines", "$exists(line)")));
        var join = new Join(header("join-1"), type, List.of("id"), List.of("head"));
        var drawing = new Drawings()
                .chain(source, route)
                .chain(beforeRight)
                .chain(join, results("sink-1"))
                .edge(route, Node.Route.OTHERWISE, join, Join.LEFT);
        return (beforeRight.length == 0
                        ? drawing.edge(route, "lines", join, Join.RIGHT)
                        : drawing.edge(route, "lines", beforeRight[0])
                                .edge(beforeRight[beforeRight.length - 1], Edge.OUT, join, Join.RIGHT))
                .pipeline();
    }

    private Bench bench(Pipeline pipeline, List<DataRecord> records) {
        return new Bench(pipeline, new MemorySource(records, Reopening.AFTER_ANY_RECORD, 3), folder);
    }

    private List<String> joined(Join.Type type) {
        var bench = bench(joining(type), Bench.records(HEADS_AND_LINES));

        bench.runAll(bench.ledger);

        assertThat(RunVerdict.of(bench.plan, bench.ledger.balances(TENANT, RUN), bench.ledger.counts(TENANT, RUN))
                        .failure())
                .isNull();
        return kept(bench);
    }

    private static List<String> kept(Bench bench) {
        return bench.ledger.results(TENANT, RUN, SINK, null, 1000).stream()
                .map(KeptResult::record)
                .map(Payload::text)
                .toList();
    }

    @Test
    void an_inner_join_gives_the_pairs() {
        assertThat(joined(Join.Type.INNER))
                .containsExactlyInAnyOrder(
                        "{\"id\":1,\"name\":\"one\",\"line\":\"a\",\"head\":1}",
                        "{\"id\":1,\"name\":\"one\",\"line\":\"c\",\"head\":1}",
                        "{\"id\":\"2\",\"name\":\"two\",\"line\":\"b\",\"head\":2}");
    }

    @Test
    void a_left_join_gives_what_is_alone_on_the_left_too() {
        assertThat(joined(Join.Type.LEFT))
                .hasSize(5)
                .contains("{\"id\":3,\"name\":\"three\"}", "{\"name\":\"nobody\"}");
    }

    @Test
    void a_full_join_gives_what_is_alone_on_either_side() {
        assertThat(joined(Join.Type.FULL))
                .hasSize(7)
                .contains(
                        "{\"id\":3,\"name\":\"three\"}",
                        "{\"name\":\"nobody\"}",
                        "{\"line\":\"d\",\"head\":9}",
                        "{\"line\":\"e\",\"name\":\"lost\"}");
    }

    @Test
    void what_has_several_on_both_sides_is_paired_each_with_each() {
        var bench = bench(
                joining(Join.Type.INNER),
                Bench.records(
                        row("id", 1L, "n", 1L),
                        row("id", 1L, "n", 2L),
                        row("head", 1L, "line", "a"),
                        row("head", 1L, "line", "b"),
                        row("head", 1L, "line", "c")));

        bench.runAll(bench.ledger);

        assertThat(kept(bench)).hasSize(6).doesNotHaveDuplicates();
        assertThat(RunVerdict.of(bench.plan, bench.ledger.balances(TENANT, RUN), bench.ledger.counts(TENANT, RUN))
                        .failure())
                .isNull();
    }

    @Test
    void a_head_with_a_refused_line_is_not_joined_without_it() {
        var filter = new Node.Filter(header("filter-1"), "line = 'a' ? 'perhaps' : true");
        var bench = bench(joining(Join.Type.LEFT, filter), Bench.records(HEADS_AND_LINES));

        bench.runAll(bench.ledger);

        assertThat(bench.ledger.rejected(TENANT, RUN, 0, 100))
                .extracting(RejectedRecord::code)
                .contains("incomplete-group");
        assertThat(kept(bench)).noneMatch(each -> each.contains("\"id\":1"));
    }

    @Test
    void a_refused_line_whose_head_nobody_knows_fails_the_run() {
        var bench = bench(
                joining(Join.Type.INNER, map("map-1", "head", "line + 1")),
                Bench.records(row("id", 1L), row("line", "a")));

        assertThatThrownBy(() -> bench.runAll(bench.ledger))
                .isInstanceOf(SliceFailedException.class)
                .hasMessageStartingWith(
                        "A record was refused before it had head, so it may belong to any group of 'join-1'");
    }
}
