package dev.pipewright.platform.result;

import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.tenant.TenantJdbc;
import dev.pipewright.platform.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/// For how many days what runs leave beside their results is kept, as each tenant chooses, and drops it then. Safe for
/// use by many threads.
public final class KeptDays {

    /// The longest that can be chosen, in days.
    public static final int MOST = 3_650;

    private final Tenants tenants;
    private final TenantJdbc transactions;
    private final Map<What, Rule> rules;
    private final Audit audit;
    private final Clock clock;

    /// @param rules one for each kind
    public KeptDays(Tenants tenants, TenantJdbc transactions, Map<What, Rule> rules, Audit audit, Clock clock) {
        this.tenants = tenants;
        this.transactions = transactions;
        this.rules = Map.copyOf(rules);
        this.audit = audit;
        this.clock = clock;
    }

    /// What is kept.
    public enum What {
        /// What runs read of their sources, for replays.
        INPUTS("inputs"),
        /// What was sent to targets and what they answered.
        CALLS("calls");

        private final String word;

        What(String word) {
            this.word = word;
        }
    }

    /// How something is kept and dropped.
    ///
    /// @param standard how many days for a tenant that has chosen none; 0 for ever
    public record Rule(int standard, Removal removal) {}

    /// Drops what runs have left that ended before.
    @FunctionalInterface
    public interface Removal {

        /// Drops it.
        ///
        /// @return of how many runs
        int drop(TenantId tenant, Instant before);
    }

    /// How many days something is kept for a tenant after the end of a run; 0 for ever.
    public int of(TenantId tenant, What what) {
        return transactions.in(
                tenant,
                jdbc -> jdbc.sql("SELECT days FROM kept_days WHERE tenant = ? AND what = ?")
                        .params(tenant.value(), what.word)
                        .query(Integer.class)
                        .optional()
                        .orElse(rule(what).standard()));
    }

    /// Chooses how many days something is kept for a tenant. What is older is dropped within a day, and does not come
    /// back.
    ///
    /// @param days 0 for ever, [#MOST] at most
    /// @param person who chooses, by name
    public void choose(TenantId tenant, What what, int days, String person) {
        if (days < 0 || days > MOST) {
            throw new IllegalArgumentException("not a number of days: " + days);
        }
        transactions.run(tenant, jdbc -> {
            jdbc.sql("INSERT INTO kept_days (tenant, what, days) VALUES (?, ?, ?)"
                            + " ON CONFLICT (tenant, what) DO UPDATE SET days = excluded.days")
                    .params(tenant.value(), what.word, days)
                    .update();
            audit.note(jdbc, tenant, person, what.word + ".keep", days + " days");
        });
    }

    /// Drops what is old enough now.
    ///
    /// @return of how many runs
    public int drop(What what) {
        int dropped = 0;
        for (TenantId tenant : tenants.list()) {
            int days = of(tenant, what);
            if (days > 0) {
                dropped += rule(what).removal().drop(tenant, clock.instant().minus(Duration.ofDays(days)));
            }
        }
        return dropped;
    }

    private Rule rule(What what) {
        return Objects.requireNonNull(rules.get(what));
    }
}
