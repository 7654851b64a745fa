package dev.pipewright.platform.design;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.check.DesignRule;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.tenant.TenantJdbc;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/// Which rules of design are policies of a tenant: what breaks one can not be published. What is published already
/// goes on running. Safe for use by many threads.
public final class DesignPolicy {

    private final TenantJdbc transactions;
    private final Audit audit;

    public DesignPolicy(TenantJdbc transactions, Audit audit) {
        this.transactions = transactions;
        this.audit = audit;
    }

    /// The policies of a tenant; a new one has none.
    public Set<DesignRule> of(TenantId tenant) {
        Set<String> names = Set.copyOf(transactions.in(
                tenant,
                jdbc -> jdbc.sql("SELECT rule FROM design_policy WHERE tenant = ?")
                        .param(tenant.value())
                        .query(String.class)
                        .list()));
        // A rule that another version of the product had is no rule here.
        var policy = EnumSet.noneOf(DesignRule.class);
        Arrays.stream(DesignRule.values())
                .filter(rule -> names.contains(rule.name()))
                .forEach(policy::add);
        return policy;
    }

    /// Makes a rule a policy, or a recommendation again.
    ///
    /// @param person who chooses, by name
    public void choose(TenantId tenant, DesignRule rule, boolean isPolicy, String person) {
        transactions.run(tenant, jdbc -> {
            int changed = isPolicy
                    ? jdbc.sql("INSERT INTO design_policy (tenant, rule, author) VALUES (?, ?, ?)"
                                    + " ON CONFLICT DO NOTHING")
                            .params(tenant.value(), rule.name(), person)
                            .update()
                    : jdbc.sql("DELETE FROM design_policy WHERE tenant = ? AND rule = ?")
                            .params(tenant.value(), rule.name())
                            .update();
            if (changed > 0) {
                audit.note(jdbc, tenant, person, isPolicy ? "policy.add" : "policy.remove", rule.name());
            }
        });
    }
}
