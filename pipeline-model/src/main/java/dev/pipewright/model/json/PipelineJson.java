package dev.pipewright.model.json;

import dev.pipewright.model.Pipeline;
import dev.pipewright.model.form.RecordForm;
import dev.pipewright.model.record.CanonicalJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads and writes pipeline files. There is one text for one content: opening and saving changes no byte.
public final class PipelineJson {

    static final String FORMAT_VERSION = "formatVersion";
    static final String ORIGIN = "origin";
    static final String LAYOUT = "layout";

    private PipelineJson() {}

    /// The text of a file, ending in a line break.
    public static String write(PipelineFile file) {
        var form = new LinkedHashMap<String, @Nullable Object>();
        form.put(FORMAT_VERSION, (long) FormatUpgrade.CURRENT);
        FileOrigin origin = file.origin();
        if (origin != null) {
            form.put(ORIGIN, RecordForm.of(origin));
        }
        form.putAll(RecordForm.of(file.pipeline()));
        Map<String, @Nullable Object> layout = RecordForm.of(file.layout());
        if (!layout.isEmpty()) {
            form.put(LAYOUT, layout);
        }
        return PrettyJson.text(form);
    }

    /// Reads the text of a file of this or an older format.
    ///
    /// @throws PipelineFormatException naming everything that keeps the text from being a pipeline
    public static PipelineFile read(String text) {
        return new FileReading(JsonText.parse(text)).file();
    }

    /// The hash of what a pipeline means: all but layout, origin and format version.
    public static String contentHash(Pipeline pipeline) {
        return CanonicalJson.hash(RecordForm.of(pipeline));
    }
}
