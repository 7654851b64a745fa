package dev.pipewright.designer.draft;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.model.form.RecordForm;
import dev.pipewright.model.json.EditJson;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// What crosses the wire, as JSON: records as they are, and in them parts of pipelines as files have them.
public final class DraftJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(new Form<>(Pipeline.class))
                    .addSerializer(new Form<>(Layout.class))
                    .addSerializer(new Form<>(Edge.class))
                    .addSerializer(new Form<>(Node.class))
                    .addSerializer(new Form<>(PipelineEdit.class))
                    .addDeserializer(PipelineEdit.class, new EditReader()))
            .build();

    private DraftJson() {}

    public static JsonNode write(Record message) {
        return JSON.valueToTree(message);
    }

    /// Reads a message.
    ///
    /// @throws tools.jackson.core.JacksonException if the message is none of this type
    /// @throws dev.pipewright.model.json.PipelineFormatException if its edit is none
    public static <T> T read(JsonNode message, Class<T> type) {
        return JSON.treeToValue(message, type);
    }

    /// Writes a part of a pipeline as files have it.
    private static final class Form<T> extends ValueSerializer<T> {

        private final Class<T> type;

        Form(Class<T> type) {
            this.type = type;
        }

        @Override
        public Class<T> handledType() {
            return type;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            json.writePOJO(RecordForm.ofValue(value));
        }
    }

    private static final class EditReader extends ValueDeserializer<PipelineEdit> {

        @Override
        public PipelineEdit deserialize(JsonParser json, DeserializationContext context) {
            return EditJson.read(json.readValueAsTree().toString());
        }
    }
}
