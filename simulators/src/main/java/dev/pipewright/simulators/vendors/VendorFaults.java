package dev.pipewright.simulators.vendors;

import java.util.List;
import java.util.Optional;

/// Lets each n-th call fail, in one way after the other. Safe for many threads.
final class VendorFaults {

    private int every;
    private List<VendorFault> turns = List.of();
    private long calls;

    /// @param every which calls fail: 5 for one in five; 1 for all
    synchronized void set(int every, List<VendorFault> turns) {
        this.every = every;
        this.turns = List.copyOf(turns);
        this.calls = 0;
    }

    synchronized Optional<VendorFault> next() {
        if (turns.isEmpty()) {
            return Optional.empty();
        }
        calls++;
        return calls % every == 0
                ? Optional.of(turns.get((int) ((calls / every - 1) % turns.size())))
                : Optional.empty();
    }
}
