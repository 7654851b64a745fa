package dev.pipewright.engine;

import static dev.pipewright.engine.OrderPipelines.call;
import static dev.pipewright.engine.OrderPipelines.form;
import static dev.pipewright.engine.OrderPipelines.result;
import static dev.pipewright.engine.OrderPipelines.source;
import static dev.pipewright.engine.OrdersAndTaxman.line;
import static dev.pipewright.engine.plan.Drawings.results;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipewright.engine.correction.Correction;
import dev.pipewright.engine.correction.RecordChange;
import dev.pipewright.engine.correction.RecordPath;
import dev.pipewright.engine.dataflow.CrashingLedger;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.engine.ledger.RejectedRecord;
import dev.pipewright.engine.plan.Drawings;
import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.record.Origin;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a replay does whose documents somebody has changed, whoever drives it.
public abstract class CorrectionRunnerContract extends ReplayRunnerContract {

    private static final List<String> LINES = List.of(
            line("A-1", 1, "SALE", "WA", "150.00"),
            line("A-5", 1, "SALE", "XX", "10.00"),
            line("A-6", 1, "SALE", "YY", "200.00"),
            line("A-7", 1, "SALE", "WA", "30.00"));

    @Test
    void a_changed_document_is_recorded_once_and_no_other_is_sent() {
        Run first = ended(LINES, Mode.RECORD, form("map-order", "order", "$"));

        Run replay = ended(corrected(first, put("addresses.shipTo.region", "WA"), "A-5"), ledger());

        assertThat(replay.failure()).isNull();
        assertThat(balance(replay, CALL).count(DocumentState.SUCCEEDED)).isEqualTo(1);
        assertThat(kept(replay)).containsExactly("{\"documentCode\":\"A-5\",\"totalTax\":\"0.79\"}");
        assertThat(ledger().counts(tenant, replay.id())).containsEntry(CALL, new NodeCounts(4, 1, 3, 0, 0, 0));
        assertThat(world().taxman().documents()).hasSize(3).allMatch(document -> document.timesRecorded() == 1);
        assertThat(told(replay))
                .containsExactly("ann changed addresses.shipTo.region before sending again. Changed documents: 1.");
        assertThat(told(first)).isEmpty();
    }

    @Test
    void what_a_cause_hit_is_changed_by_what_was_there() {
        Run first = ended(LINES, Mode.RECORD, form("map-order", "order", "$"));
        RecordPath region = path("addresses.shipTo.region");

        Run replay = ended(
                corrected(
                        first,
                        List.of(
                                new RecordChange.Replace(region, "XX", "WA"),
                                new RecordChange.Replace(region, "ZZ", "WA")),
                        "A-5",
                        "A-6"),
                ledger());

        assertThat(balance(replay, CALL).count(DocumentState.SUCCEEDED)).isEqualTo(1);
        assertThat(balance(replay, CALL).count(DocumentState.REJECTED)).isEqualTo(1);
        assertThat(kept(replay)).containsExactly("{\"documentCode\":\"A-5\",\"totalTax\":\"0.79\"}");
        assertThat(told(replay)).singleElement().asString().endsWith("Changed documents: 1.");
    }

    @Test
    void a_change_of_what_is_recorded_is_the_next_revision() {
        Run first = ended(LINES, Mode.RECORD, form("map-order", "order", "$"));

        Run replay = ended(corrected(first, put("lines[].amount", "20.00"), "A-7"), ledger());

        assertThat(kept(replay)).containsExactly("{\"documentCode\":\"A-7\",\"totalTax\":\"1.58\"}");
        assertThat(world().taxman().documents())
                .filteredOn(document -> document.code().equals("A-7"))
                .singleElement()
                .matches(document -> document.timesRecorded() == 2);
    }

    @Test
    void a_change_that_names_another_document_is_refused_and_nothing_is_sent() {
        Run first = ended(LINES, Mode.RECORD, form("map-order", "order", "$"));

        Run replay = ended(corrected(first, put("documentCode", "A-9"), "A-5"), ledger());

        assertThat(refused(replay))
                .extracting(RejectedRecord::code, RejectedRecord::message)
                .containsExactly(tuple(
                        "correction-key",
                        "The change would make another document of 'A-5'. Leave the fields as they are that name the"
                                + " document."));
        assertThat(balance(replay, CALL).formed()).isZero();
        assertThat(world().taxman().documents()).hasSize(2);
    }

    @Test
    void a_record_without_the_place_is_refused_and_the_others_are_sent() {
        Run first = ended(LINES, Mode.RECORD, form("map-order", "order", "$"));

        Run replay = ended(corrected(first, put("lines[1].amount", "1.00"), "A-5"), ledger());

        assertThat(refused(replay))
                .extracting(RejectedRecord::code, RejectedRecord::field, RejectedRecord::message)
                .containsExactly(tuple(
                        "correction-misfit",
                        "lines[1].amount",
                        "The record has no 'lines[1].amount' to change. Look at the record, and change a field that it"
                                + " has."));
    }

    @Test
    void a_record_that_was_refused_at_the_call_becomes_the_document_it_should_be() {
        var form = form("map-order", "region = 'XX' ? '' : order", "$");
        Run first = ended(LINES.subList(0, 2), Mode.RECORD, form);
        Origin origin = refused(first).getFirst().origin();
        var place = new Selection(
                Set.of(),
                Set.of(new Selection.Place(origin.stream(), origin.position())),
                List.of(new Correction(
                        "ann",
                        List.of(
                                new RecordChange.Put(path("documentCode"), "A-5"),
                                new RecordChange.Put(path("addresses.shipTo.region"), "WA")))));

        Run replay = ended(replaying(first, request(taxing(form), Mode.RECORD), place), ledger());

        assertThat(replay.failure()).isNull();
        assertThat(kept(replay)).containsExactly("{\"documentCode\":\"A-5\",\"totalTax\":\"0.79\"}");
        assertThat(world().taxman().documents()).hasSize(2).allMatch(document -> document.timesRecorded() == 1);
    }

    /// One chunk, and its outcomes.
    @ParameterizedTest
    @CsvSource({"1, false", "1, true", "2, false", "2, true"})
    void a_replay_that_dies_sends_the_changed_document_once(int commit, boolean afterwards) {
        Run first = ended(LINES, Mode.RECORD, form("map-order", "order", "$"));
        var crashing = new CrashingLedger(ledger(), commit, afterwards);

        Run replay = ended(corrected(first, put("addresses.shipTo.region", "WA"), "A-5", "A-6"), crashing);

        assertThat(crashing.survived()).isFalse();
        assertThat(replay.failure()).isNull();
        assertThat(kept(replay))
                .containsExactlyInAnyOrder(
                        "{\"documentCode\":\"A-5\",\"totalTax\":\"0.79\"}",
                        "{\"documentCode\":\"A-6\",\"totalTax\":\"15.80\"}");
        assertThat(world().taxman().documents()).hasSize(4).allMatch(document -> document.timesRecorded() == 1);
        assertThat(told(replay)).singleElement().asString().endsWith("Changed documents: 2.");
    }

    private Run ended(List<String> lines, Mode mode, Node.Map form) {
        world().write("orders.ndjson", lines);
        return ended(request(taxing(form), mode), ledger());
    }

    private static Pipeline taxing(Node.Map form) {
        return new Drawings()
                .chain(
                        source("source-orders", "orders.ndjson"),
                        form,
                        call("apiCall-tax"),
                        result(),
                        results("sink-results"))
                .pipeline();
    }

    private RunRequest corrected(Run run, List<RecordChange> changes, String... codes) {
        Selection chosen = new Selection(
                Stream.of(codes)
                        .flatMap(code -> only(run, code).documents().stream())
                        .collect(Collectors.toSet()),
                Set.of(),
                List.of(new Correction("ann", changes)));
        return replaying(run, request(taxing(form("map-order", "order", "$")), Mode.RECORD), chosen);
    }

    private static List<RecordChange> put(String path, @Nullable Object value) {
        return List.of(new RecordChange.Put(path(path), value));
    }

    private static RecordPath path(String text) {
        return RecordPath.read(text).orElseThrow();
    }

    private List<RejectedRecord> refused(Run run) {
        return ledger().rejected(tenant, run.id(), 0, 10);
    }

    private List<String> told(Run run) {
        Pipeline pipeline = taxing(form("map-order", "order", "$"));
        return new RunRemarks(runs(), loads(), ledger())
                .on(run, pipeline, ledger().counts(tenant, run.id())).stream()
                        .map(Sentences.english()::read)
                        .toList();
    }
}
