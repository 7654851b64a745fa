package dev.pipewright.engine.ledger;

import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import java.util.HashMap;
import java.util.Map;

/// The ledger in memory: gone with the process. For tests, previews and estimates that nobody keeps.
public final class InMemoryLedger extends RuledLedger {

    public InMemoryLedger() {
        super(new Tenants(), Seal.NONE);
    }

    private static final class Tenants implements LedgerTables.Transactions {

        private final Map<TenantId, InMemoryTables> tables = new HashMap<>();

        @Override
        public synchronized <T> T inTransaction(TenantId tenant, LedgerTables.Work<T> work) {
            return work.with(tables.computeIfAbsent(tenant, _ -> new InMemoryTables()));
        }
    }
}
