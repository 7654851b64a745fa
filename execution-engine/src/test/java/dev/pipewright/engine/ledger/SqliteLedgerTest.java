package dev.pipewright.engine.ledger;

import static dev.pipewright.engine.ledger.LedgerFixture.ACME;
import static dev.pipewright.engine.ledger.LedgerFixture.CALL;
import static dev.pipewright.engine.ledger.LedgerFixture.NOON;
import static dev.pipewright.engine.ledger.LedgerFixture.SOURCE;
import static dev.pipewright.engine.ledger.LedgerFixture.chunk;
import static dev.pipewright.engine.ledger.LedgerFixture.ended;
import static dev.pipewright.engine.ledger.LedgerFixture.intent;
import static dev.pipewright.engine.ledger.LedgerFixture.rejecting;
import static dev.pipewright.engine.ledger.LedgerFixture.results;
import static dev.pipewright.engine.ledger.LedgerFixture.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Envelope;
import dev.pipewright.engine.envelope.KeyRing;
import dev.pipewright.model.record.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerTest extends LedgerContract {

    @TempDir
    Path folder;

    private final Envelope envelope = new Envelope(KeyRing.ofNewKey());

    @SuppressWarnings("NullAway.Init")
    private SqliteFile file;

    @SuppressWarnings("NullAway.Init")
    private Ledger ledger;

    @BeforeEach
    void open() {
        file = SqliteFile.open(folder.resolve("state.db"));
        ledger = new SqliteLedger(file, envelope);
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected RunId newRun(TenantId tenant) {
        return new RunId(UUID.randomUUID());
    }

    @Test
    void what_was_committed_is_there_after_the_file_is_opened_again() {
        RunId run = newRun(ACME);
        ledger.commit(ledger.take(ACME, run, Mode.RECORD, "s", 0), chunk("row 1", intent("A", "one")));

        close();
        open();

        Slice slice = ledger.take(ACME, run, Mode.RECORD, "s", 0);
        assertThat(ledger.progress(slice)).isEqualTo(new SplitProgress("row 1", false, 1));
        assertThat(ledger.due(slice, NOON, 10)).hasSize(1);
    }

    @Test
    void a_file_in_use_is_refused() {
        assertThatThrownBy(() -> SqliteFile.open(folder.resolve("state.db")))
                .isInstanceOf(StorageException.class)
                .hasMessage("The state file " + folder.resolve("state.db")
                        + " is in use by another run. Wait for it to end, or give this run its own file.");
    }

    @Test
    void a_file_that_is_no_state_file_is_refused() throws IOException {
        Path text = folder.resolve("notes.txt");
        Files.writeString(text, "These are notes and no database. ".repeat(100));

        assertThatThrownBy(() -> SqliteFile.open(text))
                .isInstanceOf(StorageException.class)
                .hasMessage("Could not open the state file " + text
                        + ". Check that it is a state file and can be written.");
    }

    @Test
    void no_payload_can_be_read_in_the_file() throws IOException {
        RunId run = newRun(ACME);
        Slice slice = ledger.take(ACME, run, Mode.RECORD, "s", 0);
        String secret = "Evergreen Terrace 742 ";
        List<OpenDocument> open =
                ledger.commit(slice, chunk(intent("A", secret), intent("B", secret.repeat(20)), intent("C", "three")));
        ledger.settle(
                slice, List.of(succeeded(open.get(0), secret.repeat(9)), ended(open.get(2), DocumentState.FAILED)));
        ledger.commit(slice, results("r"));
        ledger.commit(slice, rejecting(new RejectedRecord(SOURCE, "c", secret, null, new Origin("o", 1, "1"), secret)));
        assertThat(ledger.settled(ACME, run, CALL, null, 1)).hasSize(1);

        try (var files = Files.list(folder)) {
            for (Path path : files.toList()) {
                String content = Files.readString(path, StandardCharsets.ISO_8859_1);
                assertThat(content).doesNotContain("Evergreen", "{\"of\"", "The address is not known", "answered");
            }
        }
    }
}
