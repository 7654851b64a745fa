package dev.pipewright.platform.draft;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.platform.draft.DraftLog.Entry;
import java.util.List;
import java.util.Optional;

/// What a draft was earlier: goes back from the newest state, edit by edit.
final class EarlierStates {

    private static final int AT_ONCE = 200;

    /// How far back a state is looked for, in edits. A file that was exported before has to be compared by hand.
    private static final int FURTHEST = 5_000;

    private final Draft newest;
    private final Log log;

    /// Reads edits, newest first.
    @FunctionalInterface
    interface Log {

        /// The edits up to a number.
        ///
        /// @param upTo the number of the newest edit to read
        List<Entry> back(long upTo, int limit);
    }

    EarlierStates(Draft newest, Log log) {
        this.newest = newest;
        this.log = log;
    }

    /// The newest state that means something.
    Optional<Drawing> find(String contentHash) {
        Drawing state = newest.drawing();
        if (isOf(contentHash, state)) {
            return Optional.of(state);
        }
        long seq = newest.seq();
        while (seq > 0 && newest.seq() - seq < FURTHEST) {
            for (Entry entry : log.back(seq, AT_ONCE)) {
                Drawing before = entry.inverse().applyTo(state);
                // Hashing takes longer than comparing, and most edits only move boxes.
                if (!before.pipeline().equals(state.pipeline()) && isOf(contentHash, before)) {
                    return Optional.of(before);
                }
                state = before;
                seq = entry.seq() - 1;
            }
        }
        return Optional.empty();
    }

    private static boolean isOf(String contentHash, Drawing drawing) {
        return PipelineJson.contentHash(drawing.pipeline()).equals(contentHash);
    }
}
