package dev.pipewright.model.check;

import dev.pipewright.model.Problem;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What is recommended of a drawing. Each rule can be made a policy, so that what breaks it can not be published.
/// Closed on purpose: each rule has its texts and its test.
public enum DesignRule {
    NODE_NAME("check.nodeName"),
    SAME_NAME("check.sameName"),
    DISABLED_LEFT_OUT("check.disabledLeftOut"),
    DISABLED_PASSED("check.disabledPassed"),
    NO_VALUES("check.noValues"),
    GROUP_ORDER("check.groupOrder"),
    NO_SCHEMA("advice.noSchema"),
    NO_FIELD("advice.noField"),
    MANY_VALUES("advice.manyValues"),
    LEADS_NOWHERE("advice.leadsNowhere"),
    ALWAYS_TRUE("advice.alwaysTrue"),
    NEVER_TRUE("advice.neverTrue"),
    UNUSED_PARAMETER("advice.unusedParameter"),
    SECRET("advice.secret");

    private final String key;

    DesignRule(String key) {
        this.key = key;
    }

    /// The key of the sentence by which a drawing is told that it breaks the rule.
    String key() {
        return key;
    }

    /// The rule that a problem is about, if it is about one.
    public static Optional<DesignRule> of(Problem problem) {
        // What is not like another by far has the rule's key with a word behind it.
        for (DesignRule rule : values()) {
            if (problem.key().equals(rule.key) || problem.key().startsWith(rule.key + ".")) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    /// The problems with those of some rules as errors, errors first; else in their order.
    public static List<Problem> raised(List<Problem> problems, Collection<DesignRule> policy) {
        return problems.stream()
                .map(problem -> of(problem).filter(policy::contains).isPresent() ? problem.asError() : problem)
                .sorted(Comparator.comparing(Problem::severity))
                .toList();
    }
}
