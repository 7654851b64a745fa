package dev.pipewright.designer.canvas;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.pipewright.designer.canvas.CanvasSnapshot.BoxPosition;
import dev.pipewright.designer.canvas.CanvasSnapshot.Line;
import java.util.List;

/// What a person may do on the canvas, as the browser proposes it.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
sealed interface CanvasEdit {

    record MoveBoxes(List<BoxPosition> positions) implements CanvasEdit {
        public MoveBoxes {
            positions = List.copyOf(positions);
        }
    }

    record RemoveBoxes(List<String> ids) implements CanvasEdit {
        public RemoveBoxes {
            ids = List.copyOf(ids);
        }
    }

    record RenameBox(String id, String name) implements CanvasEdit {}

    record Connect(Line line) implements CanvasEdit {}

    record Disconnect(Line line) implements CanvasEdit {}

    /// An edit that waits for the server's word.
    ///
    /// @param editId made by the browser; the server applies an id once, however often it arrives
    /// @param baseSeq the number of the last edit the browser had seen
    record CanvasProposal(String editId, long baseSeq, CanvasEdit edit) {}
}
