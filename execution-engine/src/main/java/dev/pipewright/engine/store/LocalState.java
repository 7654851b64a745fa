package dev.pipewright.engine.store;

import dev.pipewright.engine.envelope.Envelope;
import dev.pipewright.engine.envelope.KeyRing;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.SqliteFile;
import dev.pipewright.engine.ledger.SqliteLedger;
import java.nio.file.Path;
import java.time.Clock;

/// Ledger, runs and loads in one state file, for runs without a server. The keys of its payloads stand beside it, in a
/// file of the same name with `.keys` behind it.
public final class LocalState implements AutoCloseable {

    private final SqliteFile file;
    private final Seal seal;
    private final Ledger ledger;
    private final RunStore runs;
    private final LoadStore loads;

    private LocalState(SqliteFile file, Envelope envelope, Clock clock) {
        this.file = file;
        this.seal = envelope;
        this.ledger = new SqliteLedger(file, envelope);
        this.runs = new SqliteRunStore(file, envelope, clock);
        this.loads = new SqliteLoadStore(file, clock);
    }

    /// Opens a state file, and makes it if there is none.
    ///
    /// @throws dev.pipewright.engine.ledger.StorageException if another process uses the file, or it can not be
    ///     used
    /// @throws dev.pipewright.engine.envelope.EnvelopeException if its keys can not be read
    public static LocalState open(Path file, Clock clock) {
        SqliteFile opened = SqliteFile.open(file);
        boolean done = false;
        try {
            KeyRing keys = KeyRing.openOrCreate(file.resolveSibling(file.getFileName() + ".keys"));
            var state = new LocalState(opened, new Envelope(keys), clock);
            done = true;
            return state;
        } finally {
            if (!done) {
                opened.close();
            }
        }
    }

    public Ledger ledger() {
        return ledger;
    }

    public RunStore runs() {
        return runs;
    }

    public LoadStore loads() {
        return loads;
    }

    /// Closes what belongs to the runs but is kept elsewhere, such as segments.
    public Seal seal() {
        return seal;
    }

    @Override
    public void close() {
        file.close();
    }
}
