package dev.pipewright.engine;

import static dev.pipewright.engine.plan.Drawings.results;
import static dev.pipewright.engine.plan.Drawings.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.ledger.Chunk;
import dev.pipewright.engine.ledger.InMemoryLedger;
import dev.pipewright.engine.ledger.KeptResult;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.engine.ledger.RejectedRecord;
import dev.pipewright.engine.plan.Drawings;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunRowsTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final RunId RUN = new RunId(new UUID(0, 7));
    private static final NodeId SINK = new NodeId("sink-1");
    private static final NodeId SOURCE = new NodeId("source-1");

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final RunRows rows = new RunRows(
            ledger, new Drawings().chain(source("source-1"), results("sink-1")).pipeline(), ACME, RUN);
    private final List<String> lines = new ArrayList<>();

    private void commit(List<KeptResult> results, List<RejectedRecord> rejected) {
        var slice = ledger.take(ACME, RUN, Mode.RECORD, "stage", 0);
        ledger.commit(slice, new Chunk(null, List.of(), results, rejected, Map.of(), null, null, false));
    }

    @Test
    void results_come_by_key_over_all_pages() throws IOException {
        commit(
                IntStream.rangeClosed(1, 1001)
                        .mapToObj(number -> new KeptResult(
                                SINK, "%04d".formatted(number), Payload.of("{\"number\":" + number + "}")))
                        .toList(),
                List.of());

        rows.results(SINK, row -> lines.add(RunRows.line(row)));

        assertThat(lines).hasSize(1001).startsWith("{\"number\":1}").endsWith("{\"number\":1001}");
    }

    @Test
    void a_row_keeps_its_order_and_its_line_is_canonical() throws IOException {
        commit(List.of(new KeptResult(SINK, "a", Payload.of("{\"tax\":7.90,\"code\":\"a\"}"))), List.of());

        rows.results(SINK, row -> {
            lines.add(String.join(",", row.keySet()));
            lines.add(RunRows.line(row));
        });

        assertThat(lines).containsExactly("tax,code", "{\"code\":\"a\",\"tax\":7.9}");
    }

    @Test
    void rejected_records_come_with_node_reason_and_raw_input() throws IOException {
        commit(
                List.of(),
                List.of(new RejectedRecord(
                        SOURCE,
                        "unreadable",
                        "This line is broken.",
                        null,
                        new Origin("orders.csv", 3, "line 4"),
                        "a;b")));

        rows.rejected(row -> lines.add(RunRows.line(row)));

        assertThat(lines)
                .containsExactly("{\"code\":\"unreadable\",\"field\":null,\"message\":\"This line is broken.\","
                        + "\"name\":\"source-1\",\"node\":\"source-1\",\"position\":\"line 4\",\"raw\":\"a;b\","
                        + "\"stream\":\"orders.csv\"}");
    }
}
