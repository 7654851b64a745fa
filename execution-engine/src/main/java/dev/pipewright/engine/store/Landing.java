package dev.pipewright.engine.store;

import java.util.List;

/// What came of closing an upload.
public sealed interface Landing {

    /// It is closed, now or earlier, and asks for these runs.
    record Landed(List<AskedRun> runs) implements Landing {
        public Landed {
            runs = List.copyOf(runs);
        }
    }

    /// It stays open: these chunks are not there.
    record Missing(List<Integer> numbers) implements Landing {
        public Missing {
            numbers = List.copyOf(numbers);
        }
    }

    /// It stays as it is: it has more chunks than it is said to have, or was closed with others.
    ///
    /// @param chunks how many it has
    record Otherwise(int chunks) implements Landing {}

    /// There is no such upload.
    record Unknown() implements Landing {}
}
