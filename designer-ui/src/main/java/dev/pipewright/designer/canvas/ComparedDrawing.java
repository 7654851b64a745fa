package dev.pipewright.designer.canvas;

import com.vaadin.flow.component.html.Div;
import dev.pipewright.designer.canvas.DrawingMarks.BoxMark;
import dev.pipewright.designer.canvas.DrawingMarks.LineMark;
import dev.pipewright.designer.draft.Looks;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.change.Overlay;
import dev.pipewright.model.change.Overlay.Mark;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Two drawings laid over each other, with a colour and a sign at what differs. It can be looked at, not edited.
public final class ComparedDrawing extends Div {

    private final PipelineCanvas canvas = new PipelineCanvas();
    private final transient Overlay overlay;

    public ComparedDrawing(Overlay overlay) {
        this.overlay = overlay;
        addClassName("pw-compared-drawing");
        canvas.open(new Looks(this::getTranslation).snapshot("", 0, false, overlay.drawing()));
        look(null);
        add(canvas);
    }

    /// Lets one box stand out.
    ///
    /// @param node null for none
    public void look(@Nullable NodeId node) {
        canvas.mark(new DrawingMarks(
                overlay.nodes().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(marked -> new BoxMark(
                                marked.getKey().value(),
                                word(marked.getValue()),
                                marked.getValue() == Mark.SAME ? "" : textOf(marked.getValue()),
                                marked.getKey().equals(node)))
                        .toList(),
                overlay.edges().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(Comparator.comparing(Object::toString)))
                        .map(marked -> new LineMark(marked.getKey(), word(marked.getValue())))
                        .toList()));
    }

    /// Tells which box a person chose.
    public void onSelect(Consumer<NodeId> listener) {
        canvas.onSelect(id -> {
            if (!id.isEmpty()) {
                listener.accept(new NodeId(id));
            }
        });
    }

    private String textOf(Mark mark) {
        return getTranslation("diff.mark." + word(mark));
    }

    private static String word(Mark mark) {
        return mark.name().toLowerCase(Locale.ROOT);
    }
}
