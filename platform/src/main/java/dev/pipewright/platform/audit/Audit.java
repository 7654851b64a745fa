package dev.pipewright.platform.audit;

import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.tenant.TenantJdbc;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What people did, in the order they did it; an entry is committed with the act, and stays. Safe for use by many
/// threads.
public final class Audit {

    private final TenantJdbc transactions;

    public Audit(TenantJdbc transactions) {
        this.transactions = transactions;
    }

    /// Notes an act in the transaction that does it.
    ///
    /// @param action what is done, as in `version.publish`
    public void note(JdbcClient jdbc, TenantId tenant, String person, String action, String subject) {
        jdbc.sql("INSERT INTO audit_entry (tenant, person, action, subject) VALUES (?, ?, ?, ?)")
                .params(tenant.value(), person, action, subject)
                .update();
    }

    /// Notes an act that has no transaction of the platform.
    public void note(TenantId tenant, String person, String action, String subject) {
        transactions.run(tenant, jdbc -> note(jdbc, tenant, person, action, subject));
    }

    /// True if there is an act of a person.
    public boolean hasActed(TenantId tenant, String person) {
        return transactions.in(
                tenant,
                jdbc -> jdbc.sql("SELECT EXISTS (SELECT 1 FROM audit_entry WHERE tenant = ? AND person = ?)")
                        .params(tenant.value(), person)
                        .query(Boolean.class)
                        .single());
    }

    /// The newest entries first.
    ///
    /// @param before the id to start below; [Long#MAX_VALUE] to start at the newest
    public List<AuditEntry> list(TenantId tenant, long before, int limit) {
        return transactions.in(
                tenant,
                jdbc -> jdbc.sql("""
                SELECT id, person, action, subject, made FROM audit_entry WHERE tenant = ? AND id < ?
                ORDER BY id DESC LIMIT ?""")
                        .params(tenant.value(), before, limit)
                        .query((row, number) -> new AuditEntry(
                                row.getLong("id"),
                                row.getString("person"),
                                row.getString("action"),
                                row.getString("subject"),
                                row.getTimestamp("made").toInstant()))
                        .list());
    }
}
