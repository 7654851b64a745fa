package dev.pipewright.engine.dataflow;

import static dev.pipewright.engine.dataflow.Bench.RUN;
import static dev.pipewright.engine.dataflow.Bench.TENANT;
import static dev.pipewright.engine.dataflow.Bench.row;
import static dev.pipewright.engine.plan.Drawings.call;
import static dev.pipewright.engine.plan.Drawings.results;
import static dev.pipewright.engine.plan.Drawings.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.spi.ReadableConnection.Reopening;
import dev.pipewright.engine.call.ErrorLimit;
import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.plan.Drawings;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.record.DataRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stages of which too much goes wrong.
class ErrorTallyTest {

    private static final NodeId CALL = new NodeId("call-1");
    /// Several chunks.
    private static final int MANY = 5_000;

    @TempDir
    private Path folder;

    @Test
    void what_goes_wrong_is_counted_and_nothing_more_is_sent() {
        Bench bench = calling(LongStream.rangeClosed(1, MANY)
                .mapToObj(n -> (Object) ("A-" + n))
                .toList());
        bench.target.errorLimit = new ErrorLimit(10, 0);
        bench.target.answer = document -> MemoryTarget.outcome(document, DocumentState.REJECTED, null);

        assertThatThrownBy(() -> bench.runAll(bench.ledger))
                .isInstanceOfSatisfying(
                        SliceFailedException.class,
                        e -> assertThat(Sentences.english().read(String.valueOf(e.getMessage())))
                                .startsWith("'call-1' stopped the run: ")
                                .endsWith(
                                        "which is its limit. Mend the cause and run it again; what succeeded is not sent again."));

        Balance balance =
                Objects.requireNonNull(bench.ledger.balances(TENANT, RUN).get(CALL));
        assertThat(balance.isBalanced()).isTrue();
        assertThat(balance.count(DocumentState.REJECTED)).isEqualTo(bench.target.sent.size());
        assertThat(bench.target.sent).hasSizeBetween(10, MANY - 1);
        assertThat(balance.count(DocumentState.UNKNOWN)).isZero();
    }

    @Test
    void records_that_become_no_document_count_too_and_the_next_slice_knows_of_them() {
        Bench bench =
                calling(LongStream.rangeClosed(1, 50).mapToObj(n -> (Object) n).toList());
        bench.target.errorLimit = new ErrorLimit(50, 0);

        assertThatThrownBy(() -> bench.runAll(bench.ledger)).isInstanceOf(SliceFailedException.class);
        assertThatThrownBy(() -> bench.runAll(bench.ledger)).isInstanceOf(SliceFailedException.class);
    }

    @Test
    void below_the_limit_the_stage_ends_as_ever() {
        Bench bench = calling(List.of("A-1", 2L, "A-3"));
        bench.target.errorLimit = new ErrorLimit(2, 50);

        bench.runAll(bench.ledger);

        assertThat(bench.target.recorded).containsOnlyKeys("A-1", "A-3");
    }

    private Bench calling(List<Object> codes) {
        List<DataRecord> records =
                Bench.records(codes.stream().map(code -> row("code", code)).toArray(Object[][]::new));
        return new Bench(
                new Drawings()
                        .chain(source("source-1"), call("call-1"), results("sink-1"))
                        .pipeline(),
                new MemorySource(records, Reopening.AFTER_ANY_RECORD, 500),
                folder);
    }
}
