package dev.pipewright.model.json;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Pipeline;
import org.jspecify.annotations.Nullable;

/// What a file `*.pipeline.json` holds.
///
/// @param origin absent if the pipeline was not exported from a catalogue
public record PipelineFile(
        Pipeline pipeline, Layout layout, @Nullable FileOrigin origin) {

    /// How the names of pipeline files end.
    public static final String EXTENSION = ".pipeline.json";

    /// The file of a drawing that comes from nowhere else.
    public static PipelineFile of(Drawing drawing) {
        return new PipelineFile(drawing.pipeline(), drawing.layout(), null);
    }

    public Drawing drawing() {
        return new Drawing(pipeline, layout);
    }

    /// The hash of what the pipeline means; see [PipelineJson#contentHash].
    public String contentHash() {
        return PipelineJson.contentHash(pipeline);
    }
}
