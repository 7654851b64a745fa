package dev.pipewright.model.json;

import dev.pipewright.model.environment.Environment;
import dev.pipewright.model.form.FormException;
import dev.pipewright.model.form.FormReader;
import dev.pipewright.model.form.RecordForm;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads and writes the files of environments. There is one text for one content; connections are names, so that no
/// secret can be in it.
public final class EnvironmentJson {

    /// How the names of such files end.
    public static final String EXTENSION = ".environment.json";

    private static final long FORMAT = 1;

    private EnvironmentJson() {}

    /// The text of a file, ending in a line break.
    public static String write(Environment environment) {
        var form = new LinkedHashMap<String, @Nullable Object>();
        form.put(PipelineJson.FORMAT_VERSION, FORMAT);
        form.putAll(RecordForm.of(environment));
        return PrettyJson.text(form);
    }

    /// Reads the text of a file.
    ///
    /// @throws PipelineFormatException naming what keeps the text from being an environment
    public static Environment read(String text) {
        var findings = new FormFindings(JsonText.parse(text));
        var form = new LinkedHashMap<>(findings.topObject());
        Object format = form.remove(PipelineJson.FORMAT_VERSION);
        try {
            if (!(format instanceof Long version) || version < 1) {
                throw new FormException(PipelineJson.FORMAT_VERSION, "file.noEnvironment", Map.of());
            }
            if (version > FORMAT) {
                throw new FormException(
                        PipelineJson.FORMAT_VERSION,
                        "file.newerFormat",
                        Map.of("format", version.toString(), "known", String.valueOf(FORMAT)));
            }
            return FormReader.read(Environment.class, form, "");
        } catch (FormException refused) {
            findings.add(refused);
            findings.throwIfAny();
            throw new IllegalStateException("a finding is thrown", refused);
        }
    }
}
