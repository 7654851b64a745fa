package dev.pipewright.engine.ledger;

import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;

/// The ledger in a state file, for runs without a server. What it acknowledged survives the end of the process.
public final class SqliteLedger extends RuledLedger {

    /// A ledger in an open file. Who opened the file closes it.
    public SqliteLedger(SqliteFile file, Seal seal) {
        super(new Transactions(file), seal);
    }

    private static final class Transactions implements LedgerTables.Transactions {

        private final SqliteFile file;
        private final SqliteNames names;

        Transactions(SqliteFile file) {
            this.file = file;
            this.names = new SqliteNames(file);
        }

        @Override
        public <T> T inTransaction(TenantId tenant, LedgerTables.Work<T> work) {
            return file.inTransaction(open -> {
                boolean done = false;
                try {
                    T result = work.with(new SqliteTables(tenant, open, names));
                    done = true;
                    return result;
                } finally {
                    if (!done) {
                        names.forget();
                    }
                }
            });
        }
    }
}
