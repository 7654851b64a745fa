package dev.pipewright.designer.canvas;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.pipewright.designer.canvas.CanvasSnapshot.Box;
import dev.pipewright.designer.canvas.CanvasSnapshot.BoxPosition;
import dev.pipewright.designer.canvas.CanvasSnapshot.Line;
import java.util.List;

/// What an edit changes in the drawing, as the server tells every open page.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
sealed interface CanvasChange {

    record BoxesMoved(List<BoxPosition> positions) implements CanvasChange {
        public BoxesMoved {
            positions = List.copyOf(positions);
        }
    }

    /// A box that is new or looks different.
    record BoxPut(Box box) implements CanvasChange {}

    record BoxRemoved(String id) implements CanvasChange {}

    record LineAdded(Line line) implements CanvasChange {}

    record LineRemoved(Line line) implements CanvasChange {}

    /// The changes of one saved edit.
    ///
    /// @param seq the edit's number in the draft
    /// @param editId the name its author's browser gave it
    record CanvasUpdate(long seq, String editId, List<CanvasChange> changes) {
        public CanvasUpdate {
            changes = List.copyOf(changes);
        }
    }
}
