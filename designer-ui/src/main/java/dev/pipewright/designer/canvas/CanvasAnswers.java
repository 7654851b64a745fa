package dev.pipewright.designer.canvas;

import dev.pipewright.designer.draft.DraftJson;
import dev.pipewright.designer.draft.PaletteEntry;
import dev.pipewright.designer.draft.TemplateDrawing;
import dev.pipewright.designer.look.Answers;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Position;
import dev.pipewright.model.edit.PossibleEdges;
import dev.pipewright.model.form.RecordForm;
import dev.pipewright.model.picture.GraphLayout;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the canvas asks while somebody draws.
public final class CanvasAnswers {

    private CanvasAnswers() {}

    /// A question that comes with nothing.
    record Nothing() {}

    /// A question about a node.
    record AboutNode(String node) {}

    /// A question about a pipeline of the library.
    record AboutTemplate(String template) {}

    /// Answers the questions of a canvas.
    ///
    /// @param drawing the draft as it is now; asked by any thread
    /// @param palette what can be put in; asked by any thread
    /// @param template the drawing of a library pipeline, by its id; asked by any thread
    public static void to(
            PipelineCanvas canvas,
            Supplier<Drawing> drawing,
            Supplier<List<PaletteEntry>> palette,
            Function<String, Drawing> template) {
        new Answers(canvas)
                .on("palette", Nothing.class, nothing -> palette.get())
                .on("template", AboutTemplate.class, asked -> whole(template.apply(asked.template())))
                .on("connections", AboutNode.class, asked -> connections(drawing.get(), asked.node()))
                .on("tidy", Nothing.class, nothing -> tidied(drawing.get()));
    }

    private static JsonNode whole(Drawing drawing) {
        return DraftJson.write(new TemplateDrawing(drawing.pipeline(), drawing.layout()));
    }

    private static List<@Nullable Object> connections(Drawing drawing, String node) {
        return PossibleEdges.at(drawing.pipeline(), new NodeId(node)).stream()
                .<@Nullable Object>map(RecordForm::ofValue)
                .toList();
    }

    private static Map<String, Position> tidied(Drawing drawing) {
        return GraphLayout.arranged(drawing.pipeline(), drawing.layout()).positions().entrySet().stream()
                .collect(Collectors.toMap(place -> place.getKey().value(), Map.Entry::getValue));
    }
}
