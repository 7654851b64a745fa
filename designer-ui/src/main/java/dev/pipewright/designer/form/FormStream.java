package dev.pipewright.designer.form;

import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.model.form.RecordForm;
import dev.pipewright.model.schema.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A stream that was chosen.
///
/// @param settings of a node that reads it
/// @param schema its fields as files have them; none if they are not known
public record FormStream(Map<String, Object> settings, List<Map<String, @Nullable Object>> schema) {

    static FormStream of(StreamDescription stream) {
        return new FormStream(stream.settings(), fieldsOf(stream.schema()));
    }

    /// The fields of a schema as files have them.
    static List<Map<String, @Nullable Object>> fieldsOf(Schema schema) {
        return schema.fields().stream().map(RecordForm::of).toList();
    }
}
