package dev.pipewright.engine.ledger;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.envelope.Envelope;
import dev.pipewright.engine.envelope.KeyRing;
import dev.pipewright.engine.store.DatabaseMigration;
import dev.pipewright.engine.store.EmbeddedPostgres;
import dev.pipewright.engine.store.JdbcRunStore;
import dev.pipewright.engine.store.LocalState;
import dev.pipewright.engine.store.RunStore;
import dev.pipewright.engine.store.RunStoreContract;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;

/// A process that commits and settles until it is killed, and prints how far it got after each acknowledged chunk.
final class CommittingProcess {

    static final String STAGE = "s";
    static final String DATABASE = "pipewright";
    static final DatabaseMigration.Passwords PASSWORDS = new DatabaseMigration.Passwords("o", "a", "s");

    private static final int DOCUMENTS = 20;

    private CommittingProcess() {}

    /// Commits until it is killed.
    ///
    /// @param arguments the form, `file` or `postgres`, and the data folder
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[1]);
        if (arguments[0].equals("file")) {
            LocalState state = LocalState.open(folder.resolve("state.db"), Clock.systemUTC());
            commitForever(state.ledger(), state.runs());
        } else {
            EmbeddedPostgres server = EmbeddedPostgres.start(folder, 0);
            DatabaseMigration.createRoles(server.admin(), PASSWORDS);
            DatabaseMigration.createDatabase(server.admin(), DATABASE);
            DatabaseMigration.migrate(server.dataSource(DATABASE, DatabaseMigration.OWNER, PASSWORDS.owner()));
            DataSource app = server.dataSource(DATABASE, DatabaseMigration.APP, PASSWORDS.app());
            var envelope = new Envelope(KeyRing.openOrCreate(folder.resolve("keys")));
            commitForever(new PostgresLedger(app, envelope), new JdbcRunStore(app, envelope, Clock.systemUTC()));
        }
    }

    private static void commitForever(Ledger ledger, RunStore runs) {
        Run run = runs.create(RunStoreContract.run(LedgerFixture.ACME, "kill"), "{}");
        Slice slice = ledger.take(run.tenant(), run.id(), Mode.RECORD, STAGE, 0);
        for (int i = 0; ; i += DOCUMENTS) {
            List<OpenDocument> open = ledger.commit(
                    slice, LedgerFixture.chunk(String.valueOf(i + DOCUMENTS), LedgerFixture.intents(i, i + DOCUMENTS)));
            ledger.settle(
                    slice,
                    open.stream()
                            .map(document -> LedgerFixture.succeeded(document, "{}"))
                            .toList());
            System.out.println(i + DOCUMENTS);
        }
    }
}
