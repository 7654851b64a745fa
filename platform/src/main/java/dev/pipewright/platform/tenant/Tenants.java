package dev.pipewright.platform.tenant;

import dev.pipewright.engine.TenantId;
import java.util.List;

/// The tenants of this installation. Safe for use by many threads.
public final class Tenants {

    private final TenantJdbc transactions;
    private final AcrossTenants across;

    public Tenants(TenantJdbc transactions, AcrossTenants across) {
        this.transactions = transactions;
        this.across = across;
    }

    /// Takes a tenant in, or renames it if the id is known.
    ///
    /// @param name what people call it
    public void put(TenantId tenant, String name) {
        transactions.run(
                tenant,
                jdbc -> jdbc.sql("INSERT INTO tenant (id, name) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET name = ?")
                        .params(tenant.value(), name, name)
                        .update());
    }

    public List<TenantId> list() {
        return across.in(jdbc -> jdbc.sql("SELECT id FROM tenant ORDER BY id")
                .query((row, number) -> new TenantId(row.getString("id")))
                .list());
    }
}
