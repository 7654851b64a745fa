package dev.pipewright.simulators.lookalike;

import java.util.EnumSet;
import java.util.Set;

/// Which traps are on. What a trap does once, it does once each time that it is switched on. Safe for many
/// threads.
final class Traps {

    private final Set<Trap> on = EnumSet.noneOf(Trap.class);
    private final Set<Trap> armed = EnumSet.noneOf(Trap.class);

    synchronized boolean isOn(Trap trap) {
        return on.contains(trap);
    }

    /// Those that are on now.
    synchronized Set<Trap> allOn() {
        return EnumSet.copyOf(on);
    }

    /// Switches a trap on and says whether it was off.
    synchronized boolean turnOn(Trap trap) {
        boolean wasOff = on.add(trap);
        if (wasOff) {
            armed.add(trap);
        }
        return wasOff;
    }

    synchronized void turnOff(Trap trap) {
        on.remove(trap);
        armed.remove(trap);
    }

    /// Whether a trap is to do now what it does once.
    synchronized boolean snaps(Trap trap) {
        return armed.remove(trap);
    }
}
