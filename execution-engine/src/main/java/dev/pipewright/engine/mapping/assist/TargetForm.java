package dev.pipewright.engine.mapping.assist;

import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.wanted.TargetTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a target wants, as a JSON Schema: of a text that is one, or of the body that an operation of an OpenAPI
/// document takes. Texts are JSON or YAML.
///
/// Where a field may have one of several shapes, the first counts until another is chosen; what was chosen is kept
/// in the schema, so that one text says all.
public final class TargetForm {

    /// The keyword, ours, under which a schema keeps which shape was chosen for which path.
    static final String CHOICES = "x-choices";

    private final Map<String, @Nullable Object> schema;
    private final TargetTree tree;

    private TargetForm(Map<String, @Nullable Object> schema) throws InvalidTargetException {
        this.schema = schema;
        this.tree = SchemaTree.read(schema);
    }

    /// An operation of an OpenAPI document that takes a JSON body.
    ///
    /// @param id as in `POST /orders`; what [#of(String, String)] wants
    /// @param summary what it is for, in the document's words; may be empty
    public record Operation(String id, String summary) {}

    /// The operations to choose from; empty for a text that is a JSON Schema.
    ///
    /// @throws InvalidTargetException if the text is neither of the two
    public static List<Operation> operations(String text) throws InvalidTargetException {
        Map<String, @Nullable Object> document = TargetDocument.read(text);
        return OpenApiDocument.isOne(document) ? new OpenApiDocument(document).operations() : List.of();
    }

    /// Reads a JSON Schema.
    ///
    /// @throws InvalidTargetException if the text is none, or names no fields
    public static TargetForm of(String text) throws InvalidTargetException {
        Map<String, @Nullable Object> document = TargetDocument.read(text);
        if (OpenApiDocument.isOne(document)) {
            throw new InvalidTargetException(Sentence.of("engine.targetNeedsOperation"));
        }
        return new TargetForm(document);
    }

    /// Reads the body of an operation.
    ///
    /// @param operation one of [#operations]
    /// @throws InvalidTargetException if the text is no OpenAPI document, or has no such operation
    public static TargetForm of(String text, String operation) throws InvalidTargetException {
        Map<String, @Nullable Object> document = TargetDocument.read(text);
        if (!OpenApiDocument.isOne(document)) {
            throw new InvalidTargetException(Sentence.of("engine.targetNoOperation", "operation", operation));
        }
        return new TargetForm(new OpenApiDocument(document).bodyOf(operation));
    }

    /// The same with another shape at a path.
    ///
    /// @param shape one of the field's alternatives
    /// @throws InvalidTargetException if there is nothing to choose, or no such shape
    public TargetForm choosing(String path, String shape) throws InvalidTargetException {
        boolean known = tree.field(path)
                .filter(field -> field.alternatives().contains(shape))
                .isPresent();
        if (!known) {
            throw new InvalidTargetException(Sentence.of("engine.targetNoChoice", "field", path, "shape", shape));
        }
        var choices = new LinkedHashMap<String, @Nullable Object>();
        if (schema.get(CHOICES) instanceof Map<?, ?> before) {
            before.forEach((name, value) -> choices.put(String.valueOf(name), value));
        }
        choices.put(path, shape);
        var changed = new LinkedHashMap<String, @Nullable Object>(schema);
        changed.put(CHOICES, choices);
        return new TargetForm(changed);
    }

    public TargetTree tree() {
        return tree;
    }

    /// The schema as a text, to be kept with a mapping.
    public String text() {
        return JsonValues.text(schema);
    }
}
