package dev.pipewright.engine.ledger;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which documents of a run somebody means, by what they have in common.
///
/// @param company null for any
/// @param type null for any
/// @param code in which `*` stands for any characters; null for any
/// @param states none for any
/// @param atLeast the least amount; null for any, also for none
/// @param atMost the greatest amount; null for any, also for none
public record DocumentQuery(
        @Nullable String company,
        @Nullable String type,
        @Nullable String code,
        Set<DocumentState> states,
        @Nullable BigDecimal atLeast,
        @Nullable BigDecimal atMost) {

    public DocumentQuery {
        states = Set.copyOf(states);
    }

    /// True if it says nothing, and so means all.
    public boolean isOpen() {
        return company == null && type == null && code == null && states.isEmpty() && atLeast == null && atMost == null;
    }

    /// The code as a pattern of SQL's `LIKE`, with a backslash before what is meant as it is; null for any.
    @Nullable
    String likeCode() {
        return code == null
                ? null
                : code.replace("\\", "\\\\")
                        .replace("%", "\\%")
                        .replace("_", "\\_")
                        .replace('*', '%');
    }
}
