package dev.pipewright.model.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The conflicts of one merge, and what a person has decided.
final class Decisions {

    private final Set<Conflict> takeTheirs;
    private final List<Conflict> conflicts = new ArrayList<>();

    /// @param takeTheirs the conflicts that are decided for the other side
    Decisions(Set<Conflict> takeTheirs) {
        this.takeTheirs = Set.copyOf(takeTheirs);
    }

    /// Notes a conflict, and says how it is decided.
    boolean takesTheirs(Conflict conflict) {
        conflicts.add(conflict);
        return takeTheirs.contains(conflict);
    }

    List<Conflict> conflicts() {
        return conflicts;
    }
}
