package dev.pipewright.platform.result;

import dev.pipewright.engine.InputRemovals;
import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.tenant.TenantJdbc;
import dev.pipewright.platform.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;

/// How long what runs read of their sources is kept for replays, and drops it then. Safe for use by many threads.
public final class InputRetention {

    /// The longest that can be chosen, in days.
    public static final int MOST = 3_650;

    private final Tenants tenants;
    private final TenantJdbc transactions;
    private final InputRemovals removals;
    private final int standard;
    private final Audit audit;
    private final Clock clock;

    /// @param standard how many days for a tenant that has chosen none; 0 for ever
    public InputRetention(
            Tenants tenants, TenantJdbc transactions, InputRemovals removals, int standard, Audit audit, Clock clock) {
        this.tenants = tenants;
        this.transactions = transactions;
        this.removals = removals;
        this.standard = standard;
        this.audit = audit;
        this.clock = clock;
    }

    /// How many days a tenant's inputs are kept after the end of a run; 0 for ever.
    public int days(TenantId tenant) {
        return transactions.in(
                tenant,
                jdbc -> jdbc.sql("SELECT days FROM input_retention WHERE tenant = ?")
                        .param(tenant.value())
                        .query(Integer.class)
                        .optional()
                        .orElse(standard));
    }

    /// Chooses how many days a tenant's inputs are kept. What is older is dropped within a day, and does not come back.
    ///
    /// @param days 0 for ever, [#MOST] at most
    /// @param person who chooses, by name
    public void keep(TenantId tenant, int days, String person) {
        if (days < 0 || days > MOST) {
            throw new IllegalArgumentException("not a number of days: " + days);
        }
        transactions.run(tenant, jdbc -> {
            jdbc.sql("INSERT INTO input_retention (tenant, days) VALUES (?, ?)"
                            + " ON CONFLICT (tenant) DO UPDATE SET days = excluded.days")
                    .params(tenant.value(), days)
                    .update();
            audit.note(jdbc, tenant, person, "inputs.keep", days + " days");
        });
    }

    /// Drops what is old enough now.
    ///
    /// @return of how many runs
    public int drop() {
        int dropped = 0;
        for (TenantId tenant : tenants.list()) {
            int days = days(tenant);
            if (days > 0) {
                dropped += removals.drop(tenant, clock.instant().minus(Duration.ofDays(days)));
            }
        }
        return dropped;
    }
}
