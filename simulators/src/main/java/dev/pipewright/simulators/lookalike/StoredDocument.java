package dev.pipewright.simulators.lookalike;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A document with the timestamps that the source keeps of it.
///
/// @param modified the last change that the source noticed; null if there was none since it was created
/// @param editedLines when lines were changed, by their number; those that never were are missing
record StoredDocument(
        TrueDocument document, Instant created, @Nullable Instant modified, Map<Integer, Instant> editedLines) {

    StoredDocument {
        editedLines = Map.copyOf(editedLines);
    }

    long id() {
        return document.id();
    }

    StoredDocument changed(TrueDocument other, Instant at) {
        return new StoredDocument(other, created, at, editedLines);
    }

    /// One line was changed.
    ///
    /// @param noticed whether the document's own timestamp says so
    StoredDocument edited(TrueDocument other, int line, Instant at, boolean noticed) {
        var edited = new LinkedHashMap<>(editedLines);
        edited.put(line, at);
        return new StoredDocument(other, created, noticed ? at : modified, edited);
    }
}
