package dev.pipewright.engine.store;

import org.jspecify.annotations.Nullable;

/// What one run reads of a stream: the part between two watermark values, both included. Fixed when the run first opens
/// the source, so that each slice, on whatever node, reads the same. All values are JSON values.
///
/// @param since how far the loads before had got; absent if there was none
/// @param from where this one begins: `since`, less what is to be read again; absent to begin at the beginning
/// @param to where it ends; absent if the stream had no watermark value, and is read as it is
/// @param moved true if the run moved the watermark to its end
public record Load(
        LoadedStream of,
        @Nullable Object since,
        @Nullable Object from,
        @Nullable Object to,
        boolean moved) {

    /// The load once it has moved the watermark.
    Load asMoved() {
        return new Load(of, since, from, to, true);
    }
}
