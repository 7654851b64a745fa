package dev.pipewright.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.envelope.Envelope;
import dev.pipewright.engine.envelope.KeyRing;
import dev.pipewright.engine.store.DatabaseMigration;
import dev.pipewright.engine.store.EmbeddedPostgres;
import dev.pipewright.engine.store.JdbcRunStore;
import dev.pipewright.engine.store.LocalState;
import dev.pipewright.engine.store.RunStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a process acknowledged before a `kill -9` is there for the next one.
class KilledProcessIT {

    private static final int ENOUGH = 400;

    @TempDir
    Path folder;

    @Test
    void a_state_file_keeps_all_that_was_acknowledged() throws Exception {
        long acknowledged = killAfterSomeCommits("file");

        try (LocalState state = LocalState.open(folder.resolve("state.db"), Clock.systemUTC())) {
            assertNothingIsLost(acknowledged, state.ledger(), state.runs());
        }
    }

    @Test
    void the_embedded_database_keeps_all_that_was_acknowledged_and_leaves_no_server_behind() throws Exception {
        long acknowledged = killAfterSomeCommits("postgres");
        long orphan = postmaster();
        boolean wasLeftBehind = isRunning(orphan);

        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, 0)) {
            DataSource app = server.dataSource(
                    CommittingProcess.DATABASE, DatabaseMigration.APP, CommittingProcess.PASSWORDS.app());
            var envelope = new Envelope(KeyRing.openOrCreate(folder.resolve("keys")));
            assertNothingIsLost(
                    acknowledged,
                    new PostgresLedger(app, envelope),
                    new JdbcRunStore(app, envelope, Clock.systemUTC()));
            assertThat(wasLeftBehind).isTrue();
            assertThat(postmaster()).isNotEqualTo(orphan);
            assertThat(isRunning(orphan)).isFalse();
        }
        assertThat(folder.resolve("postgres-data/postmaster.pid")).doesNotExist();
    }

    private static void assertNothingIsLost(long acknowledged, Ledger ledger, RunStore runs) {
        Run run = runs.unfinished(LedgerFixture.ACME).getFirst();
        Balance balance = ledger.balances(run.tenant(), run.id()).getOrDefault(LedgerFixture.CALL, noBalance());
        Slice slice = ledger.take(run.tenant(), run.id(), Mode.RECORD, CommittingProcess.STAGE, 0);

        assertThat(balance.isBalanced()).isTrue();
        assertThat(balance.count(DocumentState.SUCCEEDED)).isGreaterThanOrEqualTo(acknowledged);
        assertThat(ledger.progress(slice).checkpoint()).isEqualTo(String.valueOf(balance.formed()));
        assertThat(ledger.due(slice, LedgerFixture.NOON, 1000)).hasSize((int) balance.count(DocumentState.WAITING));
    }

    /// An ended process that its new parent has not asked about yet is still listed, but runs no program.
    private static boolean isRunning(long process) {
        return ProcessHandle.of(process)
                .flatMap(handle -> handle.info().command())
                .isPresent();
    }

    private static Balance noBalance() {
        return new Balance(-1, Map.of(), Map.of(), 0, 0);
    }

    private long killAfterSomeCommits(String form) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        CommittingProcess.class.getName(),
                        form,
                        folder.toString())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        long acknowledged = 0;
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && acknowledged < ENOUGH; line = lines.readLine()) {
                if (line.matches("[0-9]+")) {
                    acknowledged = Long.parseLong(line);
                }
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(acknowledged)
                .as(Files.readString(folder.resolve("errors.txt")))
                .isGreaterThanOrEqualTo(ENOUGH);
        return acknowledged;
    }

    private long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(folder.resolve("postgres-data/postmaster.pid"))
                .getFirst()
                .strip());
    }
}
