package dev.pipewright.platform;

import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static dev.pipewright.platform.TestPlatform.ORDERS;
import static dev.pipewright.platform.TestPlatform.OTHER;
import static dev.pipewright.platform.TestPlatform.TROUBLED_FILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.correction.Correction;
import dev.pipewright.engine.correction.RecordChange;
import dev.pipewright.engine.correction.RecordPath;
import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.CauseKey;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.WorkFilter;
import dev.pipewright.model.Sentences;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.audit.AuditEntry;
import dev.pipewright.platform.run.ReplayRequest;
import dev.pipewright.platform.run.ReplayRequest.DocumentName;
import dev.pipewright.platform.run.ReplayRequest.Version;
import dev.pipewright.platform.run.ReplayRequest.What;
import dev.pipewright.platform.run.RunRefusedException;
import dev.pipewright.platform.run.RunReport;
import dev.pipewright.platform.run.RunRequest;
import dev.pipewright.platform.run.RunRequest.Subject;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.trouble.FieldValues;
import dev.pipewright.platform.trouble.FieldValues.Counted;
import dev.pipewright.platform.trouble.TroubledRecord;
import dev.pipewright.platform.trouble.TroubledRecords;
import dev.pipewright.platform.trouble.Troubles;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Documents that did not get through, changed by a person and sent again.
class CorrectionsIT {

    private static final RecordPath POSTAL_CODE =
            RecordPath.read("addresses.shipTo.postalCode").orElseThrow();

    private TestPlatform platform;

    @BeforeEach
    void startPlatform() throws IOException {
        platform = TestPlatform.start();
        platform.publishOrders();
    }

    @AfterEach
    void stopPlatform() throws IOException {
        platform.close();
    }

    @Test
    void a_person_sees_the_record_and_the_field_and_what_is_changed_is_recorded() {
        RunReport first = ended(troubled());
        TroubledRecord record = record(first, "T-0001");

        RunReport replay = ended(replay(first, document("T-0001"), put("99201")));

        assertThat(record.path()).isEqualTo(POSTAL_CODE);
        assertThat(POSTAL_CODE.valueIn(record.fields())).isEqualTo("EC1 1BB");
        assertThat(record.fields()).containsEntry("documentCode", "T-0001");
        assertThat(record.corrections()).isEmpty();
        assertThat(balance(replay).formed()).isEqualTo(1);
        assertThat(balance(replay).count(DocumentState.SUCCEEDED)).isEqualTo(1);
        assertThat(platform.taxman().documents()).hasSize(1).allMatch(document -> document.timesRecorded() == 1);
        assertThat(replay.remarks())
                .map(Sentences.english()::read)
                .containsExactly("ann changed addresses.shipTo.postalCode before sending again. Changed documents: 1.");
        assertThat(platform.get(Audit.class).list(ACME, Long.MAX_VALUE, 10))
                .extracting(AuditEntry::person, AuditEntry::action, AuditEntry::subject)
                .contains(tuple(ANN, "run.replay", replay.run().id() + ": changed addresses.shipTo.postalCode"));
    }

    @Test
    void what_a_cause_hit_is_changed_by_what_was_there() throws IOException {
        platform.write(
                "mixed.ndjson",
                TestPlatform.orders("M", 1, 3).replace("99201", "EC1 1BB")
                        + TestPlatform.orders("N", 1, 1).replace("99201", "EC1 2CC"));
        RunReport first = ended(run("mixed.ndjson"));
        CauseKey cause = cause(first, 0);

        FieldValues values =
                platform.get(TroubledRecords.class).valuesOf(ACME, first.run().id(), cause, null, 1);
        RunReport replay = ended(replay(
                first, new What.OfCause(cause), List.of(new RecordChange.Replace(POSTAL_CODE, "EC1 1BB", "99201"))));

        assertThat(values).isEqualTo(new FieldValues(POSTAL_CODE, List.of(new Counted("EC1 1BB", 3)), 1, 4));
        assertThat(balance(replay).count(DocumentState.SUCCEEDED)).isEqualTo(3);
        assertThat(balance(replay).count(DocumentState.REJECTED)).isEqualTo(1);
        assertThat(replay.isBalanced()).isTrue();
    }

    @Test
    void what_was_changed_once_stays_changed_when_it_is_changed_again() {
        RunReport first = ended(troubled());
        RunReport wrong = ended(replay(
                first,
                document("T-0001"),
                List.of(
                        new RecordChange.Put(POSTAL_CODE, "none"),
                        new RecordChange.Put(
                                RecordPath.read("addresses.shipTo.city").orElseThrow(), "Bend"))));
        TroubledRecord seen = record(wrong, "T-0001");

        RunReport right = ended(replay(wrong, document("T-0001"), put("99201")));
        RunReport again = ended(replay(right, new What.All(), List.of()));

        assertThat(POSTAL_CODE.valueIn(seen.fields())).isEqualTo("none");
        assertThat(seen.corrections()).extracting(Correction::person).containsExactly(ANN);
        assertThat(balance(right).count(DocumentState.SUCCEEDED)).isEqualTo(1);
        assertThat(balance(again).count(DocumentState.UNCHANGED)).isEqualTo(1);
        assertThat(right.remarks()).hasSize(2);
    }

    @Test
    void what_can_not_be_changed_is_refused_with_a_sentence() {
        RunReport first = ended(troubled());
        CauseKey unreadable = cause(first, 1);

        assertThatThrownBy(() -> replay(first, new What.All(), put("99201")))
                .isInstanceOf(RunRefusedException.class)
                .hasMessage("All documents of a run cannot be changed at once. Choose documents, or a cause.");
        assertThatThrownBy(() -> replay(first, new What.OfCause(unreadable), put("99201")))
                .hasMessageMatching("This was refused at '.*', before it reached the call, and only what reaches the"
                        + " call can be changed. Correct the source or the pipeline, then replay.");
        assertThat(platform.get(TroubledRecords.class).of(OTHER, first.run().id(), id(first, "T-0001")))
                .isEmpty();
    }

    private static List<RecordChange> put(@Nullable Object value) {
        return List.of(new RecordChange.Put(POSTAL_CODE, value));
    }

    private static What document(String code) {
        return new What.Documents(List.of(new DocumentName(null, null, code)));
    }

    private TroubledRecord record(RunReport report, String code) {
        return platform.get(TroubledRecords.class)
                .of(ACME, report.run().id(), id(report, code))
                .orElseThrow();
    }

    private long id(RunReport report, String code) {
        return platform.get(Troubles.class).documents(ACME, report.run().id(), WorkFilter.OPEN, 0, 10).stream()
                .filter(document -> document.key().code().equals(code))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private CauseKey cause(RunReport report, int number) {
        return platform.get(Troubles.class)
                .ofRun(ACME, report.run().id())
                .get(number)
                .cause()
                .key();
    }

    private Run troubled() {
        return run(TROUBLED_FILE);
    }

    private Run run(String file) {
        return platform.get(Runs.class)
                .start(new RunRequest(
                        ACME,
                        ORDERS,
                        Subject.LIVE,
                        Mode.RECORD,
                        Map.of("file", file),
                        UUID.randomUUID().toString(),
                        ANN));
    }

    private Run replay(RunReport of, What what, List<RecordChange> changes) {
        return platform.get(Runs.class)
                .replay(new ReplayRequest(
                        ACME,
                        of.run().id(),
                        what,
                        Version.OWN,
                        Mode.RECORD,
                        UUID.randomUUID().toString(),
                        ANN,
                        changes))
                .run();
    }

    private static Balance balance(RunReport report) {
        return report.calls().values().iterator().next();
    }

    private RunReport ended(Run run) {
        return platform.ended(run);
    }
}
