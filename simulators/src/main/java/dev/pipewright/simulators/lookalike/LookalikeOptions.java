package dev.pipewright.simulators.lookalike;

import dev.pipewright.simulators.taxman.Limits;
import java.time.Instant;
import java.util.Set;

/// How a lookalike is set up.
///
/// @param port the port on 127.0.0.1; 0 for a free one
/// @param seed another one gives other documents
/// @param documents how many there are before a trap adds some
/// @param start what its clock shows at first
/// @param traps those that are on from the start
/// @param limits for all callers together; a second of them is one of its own clock
public record LookalikeOptions(int port, long seed, int documents, Instant start, Set<Trap> traps, Limits limits) {

    /// The port it has when it is started by itself.
    public static final int USUAL_PORT = 7092;

    /// Who may fetch a token.
    public static final String CLIENT_ID = "reader";

    /// The secret of [#CLIENT_ID].
    public static final String CLIENT_SECRET = "demo-secret";

    /// Keeps a copy of the traps.
    public LookalikeOptions {
        traps = Set.copyOf(traps);
    }

    /// A free port, 240 documents, the morning of 2 March 2026, no trap, no limits.
    public static LookalikeOptions defaults() {
        return new LookalikeOptions(0, 1, 240, Instant.parse("2026-03-02T10:00:00Z"), Set.of(), Limits.NONE);
    }

    /// These options with another port.
    public LookalikeOptions withPort(int other) {
        return new LookalikeOptions(other, seed, documents, start, traps, limits);
    }

    /// These options with another seed.
    public LookalikeOptions withSeed(long other) {
        return new LookalikeOptions(port, other, documents, start, traps, limits);
    }

    /// These options with another number of documents.
    public LookalikeOptions withDocuments(int other) {
        return new LookalikeOptions(port, seed, other, start, traps, limits);
    }

    /// These options with other traps.
    public LookalikeOptions withTraps(Set<Trap> others) {
        return new LookalikeOptions(port, seed, documents, start, others, limits);
    }

    /// These options with other limits.
    public LookalikeOptions withLimits(Limits others) {
        return new LookalikeOptions(port, seed, documents, start, traps, others);
    }
}
