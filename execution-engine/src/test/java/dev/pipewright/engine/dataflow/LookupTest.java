package dev.pipewright.engine.dataflow;

import static dev.pipewright.engine.dataflow.Bench.RUN;
import static dev.pipewright.engine.dataflow.Bench.TENANT;
import static dev.pipewright.engine.dataflow.Bench.row;
import static dev.pipewright.engine.plan.Drawings.group;
import static dev.pipewright.engine.plan.Drawings.header;
import static dev.pipewright.engine.plan.Drawings.results;
import static dev.pipewright.engine.plan.Drawings.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ReadableConnection.Reopening;
import dev.pipewright.engine.ledger.KeptResult;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.engine.ledger.RejectedRecord;
import dev.pipewright.engine.plan.Drawings;
import dev.pipewright.model.Node;
import dev.pipewright.model.Node.Lookup.Match;
import dev.pipewright.model.Node.Lookup.NotFound;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.DataRecord;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Look-ups in a stream that cannot be asked by key.
class LookupTest {

    private static final NodeId SINK = new NodeId("sink-1");
    private static final NodeId LOOKUP = new NodeId("lookup-1");

    @TempDir
    private Path folder;

    private static Node.Lookup lookup(NotFound notFound, Match... keys) {
        return new Node.Lookup(header("lookup-1"), "memory", "crm", Map.of(), List.of(keys), "buyer", notFound);
    }

    private Bench bench(Node.Lookup lookup, List<DataRecord> records, List<DataRecord> others) {
        var pipeline = new Drawings()
                .chain(source("source-1"), lookup, results("sink-1"))
                .pipeline();
        var bench = new Bench(pipeline, new MemorySource(records, Reopening.AFTER_ANY_RECORD, 2), folder);
        bench.other = new MemorySource(others, Reopening.NOWHERE, 2);
        return bench;
    }

    private static List<String> kept(Bench bench) {
        return bench.ledger.results(TENANT, RUN, SINK, null, 5000).stream()
                .map(KeptResult::record)
                .map(Payload::text)
                .toList();
    }

    private static List<RejectedRecord> rejected(Bench bench) {
        return bench.ledger.rejected(TENANT, RUN, 0, 100);
    }

    @Test
    void a_record_gets_what_the_other_stream_has_under_its_key() {
        var bench = bench(
                lookup(NotFound.REJECT, new Match("customer", "id"), new Match("seller.country", "country")),
                Bench.records(row("customer", 17L, "seller", Map.of("country", "US"))),
                Bench.records(
                        row("id", "17", "country", "DE", "name", "Anna"),
                        row("id", "17", "country", "US", "name", "Ada"),
                        row("country", "US", "name", "Nobody")));

        bench.runAll(bench.ledger);

        assertThat(kept(bench))
                .containsExactly("{\"customer\":17,\"seller\":{\"country\":\"US\"},"
                        + "\"buyer\":{\"id\":\"17\",\"country\":\"US\",\"name\":\"Ada\"}}");
    }

    @Test
    void numbers_are_the_same_however_they_are_written() {
        var bench = bench(
                lookup(NotFound.REJECT, new Match("customer", "id")),
                Bench.records(row("customer", new BigDecimal("100.00")), row("customer", "100")),
                Bench.records(row("id", new BigDecimal("1E+2"))));

        bench.runAll(bench.ledger);

        assertThat(kept(bench)).hasSize(2);
        assertThat(rejected(bench)).isEmpty();
    }

    @Test
    void a_record_without_a_counterpart_is_refused_with_its_key() {
        var bench = bench(
                lookup(NotFound.REJECT, new Match("customer", "id")),
                Bench.records(row("customer", 1L), row("customer", 2L), row("other", 3L), row("customer", 4L)),
                Bench.records(row("id", 1L), row("id", 4L, "name", "Ada"), row("id", 4L, "name", "Ben")));

        bench.runAll(bench.ledger);

        assertThat(kept(bench)).containsExactly("{\"customer\":1,\"buyer\":{\"id\":1}}");
        assertThat(rejected(bench))
                .extracting(RejectedRecord::code, RejectedRecord::field, Bench::english)
                .containsExactly(
                        tuple(
                                "not-found",
                                "customer",
                                "'lookup-1' found nothing under 2. Add it to what is looked up in, or let such records"
                                        + " pass."),
                        tuple(
                                "not-found",
                                "customer",
                                "'lookup-1' has nothing to look up: 'customer' is empty. Fill it in at the source, or"
                                        + " let such records pass."),
                        tuple(
                                "ambiguous-lookup",
                                "customer",
                                "'lookup-1' found 2 records under 4, where one is expected. Name more key fields, or"
                                        + " narrow what is looked up in."));
        assertThat(bench.ledger.counts(TENANT, RUN)).containsEntry(LOOKUP, new NodeCounts(4, 1, 0, 3, 0, 0));
    }

    @Test
    void a_record_without_a_counterpart_passes_where_that_is_wanted() {
        var bench = bench(
                lookup(NotFound.PASS, new Match("customer", "id")),
                Bench.records(row("customer", 2L), row("seller", 1L)),
                Bench.records(row("id", 1L)));

        bench.runAll(bench.ledger);

        assertThat(kept(bench)).containsExactly("{\"customer\":2}", "{\"seller\":1}");
    }

    @Test
    void the_other_stream_is_read_once_whatever_asks() {
        List<Object[]> rows = new ArrayList<>();
        for (long i = 0; i < 2000; i++) {
            rows.add(row("customer", i % 3));
        }
        var bench = bench(
                lookup(NotFound.REJECT, new Match("customer", "id")),
                Bench.records(rows.toArray(Object[][]::new)),
                Bench.records(row("id", 0L), row("id", 1L), row("id", 2L)));

        bench.runAll(bench.ledger);

        assertThat(kept(bench)).hasSize(2000);
        assertThat(bench.other.timesOpened).isEqualTo(1);
    }

    @Test
    void groups_stay_whole_behind_a_look_up() {
        var pipeline = new Drawings()
                .chain(
                        source("source-1", "order"),
                        lookup(NotFound.REJECT, new Match("customer", "id")),
                        group("aggregate-1", "order"),
                        results("sink-1"))
                .pipeline();
        List<DataRecord> records = Bench.records(
                row("order", "A", "customer", 1L),
                row("order", "A", "customer", 2L),
                row("order", "B", "customer", 1L),
                row("order", "C", "customer", 1L));
        var bench = new Bench(pipeline, new MemorySource(records, Reopening.AT_ORDER_BORDERS, 3), folder);
        bench.other = new MemorySource(Bench.records(row("id", 1L)), Reopening.NOWHERE, 2);

        bench.runAll(bench.ledger);

        assertThat(kept(bench))
                .containsExactly(
                        "{\"order\":\"B\",\"items\":[{\"order\":\"B\",\"customer\":1,\"buyer\":{\"id\":1}}]}",
                        "{\"order\":\"C\",\"items\":[{\"order\":\"C\",\"customer\":1,\"buyer\":{\"id\":1}}]}");
        assertThat(rejected(bench))
                .extracting(RejectedRecord::code)
                .containsExactlyInAnyOrder("not-found", "incomplete-group");
    }

    @Test
    void a_stream_with_a_broken_record_is_not_looked_up_in() {
        var bench = bench(
                lookup(NotFound.PASS, new Match("customer", "id")),
                Bench.records(row("customer", 1L)),
                Bench.records(row("id", 1L), row("id", 2L)));
        bench.other.breaking(2);

        assertThatThrownBy(() -> bench.runAll(bench.ledger))
                .isInstanceOf(ConnectorException.class)
                .hasMessage("What 'lookup-1' looks up in has a record that cannot be read. This line is broken. Correct"
                        + " it and start the run again.");
    }

    @Test
    void a_key_that_no_record_of_the_other_stream_has_is_a_mistake() {
        var bench = bench(
                lookup(NotFound.PASS, new Match("customer", "number")),
                Bench.records(row("customer", 1L)),
                Bench.records(row("id", 1L)));

        assertThatThrownBy(() -> bench.runAll(bench.ledger))
                .isInstanceOf(ConnectorException.class)
                .hasMessage("What 'lookup-1' looks up in has no field number. Correct the key.");
    }

    @Test
    void a_stream_that_is_too_large_to_keep_is_refused() {
        String megabyte = "x".repeat(1 << 20);
        List<Object[]> rows = new ArrayList<>();
        for (long i = 0; i < 65; i++) {
            rows.add(row("id", i, "text", megabyte));
        }
        var bench = bench(
                lookup(NotFound.PASS, new Match("customer", "id")),
                Bench.records(row("customer", 1L)),
                Bench.records(rows.toArray(Object[][]::new)));

        assertThatThrownBy(() -> bench.runAll(bench.ledger))
                .isInstanceOf(ConnectorException.class)
                .hasMessage("What 'lookup-1' looks up in is larger than 64 MB. Put it into a database, which finds"
                        + " records by key.");
    }
}
