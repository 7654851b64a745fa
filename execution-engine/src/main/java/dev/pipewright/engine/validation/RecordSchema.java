package dev.pipewright.engine.validation;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.path.PathType;
import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.model.Sentence;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A JSON Schema that records are compared with: draft 2020-12, or an earlier one if it says so with `$schema`.
/// Formats such as `date` are asserted. Nothing is fetched from elsewhere. Safe for use by many threads.
public final class RecordSchema {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .locale(Locale.ENGLISH)
                            .pathType(PathType.JSON_POINTER)
                            .build())
                    .schemaCacheEnabled(false)
                    .schemaLoader(loader -> loader.fetchRemoteResources(false)));

    private final Schema schema;

    private RecordSchema(Schema schema) {
        this.schema = schema;
    }

    /// What does not fit.
    ///
    /// @param field where, as in `lines[2].amount`; empty for the record itself
    /// @param message what the schema asks for, as in "must be at least 0"
    public record Fault(String field, String message) {}

    /// Reads a schema.
    ///
    /// @throws InvalidSchemaException if the text is no JSON Schema, or refers to what is not in it
    public static RecordSchema of(String text) throws InvalidSchemaException {
        JsonNode document = document(text);
        if (!document.isObject()) {
            throw new InvalidSchemaException(Sentence.of("engine.schemaNotObject"));
        }
        try {
            List<Error> errors = metaSchema(document).validate(document);
            if (!errors.isEmpty()) {
                Fault first = fault(errors.getFirst());
                throw new InvalidSchemaException(
                        Sentence.of("engine.schemaWrong", "place", first.field(), "reason", first.message()));
            }
            Schema schema = REGISTRY.getSchema(document);
            // References are followed only now.
            schema.validate(NODES.objectNode());
            return new RecordSchema(schema);
        } catch (SchemaException e) {
            throw new InvalidSchemaException(
                    Sentence.of("engine.schemaUnusable", "reason", String.valueOf(e.getMessage())));
        }
    }

    /// What of a record does not fit, in the order of the schema's rules; empty if it fits.
    public List<Fault> faults(Map<String, @Nullable Object> fields) {
        return schema.validate(node(fields)).stream().map(RecordSchema::fault).toList();
    }

    private static JsonNode document(String text) throws InvalidSchemaException {
        try {
            return node(JsonValues.parse(text));
        } catch (InvalidJson e) {
            throw new InvalidSchemaException(
                    Sentence.of("engine.schemaNotJson", "reason", String.valueOf(e.getMessage())));
        }
    }

    private static Schema metaSchema(JsonNode document) {
        JsonNode declared = document.path("$schema");
        return REGISTRY.getSchema(SchemaLocation.of(
                declared.isString() ? declared.stringValue() : SpecificationVersion.DRAFT_2020_12.getDialectId()));
    }

    private static Fault fault(Error error) {
        String property = error.getProperty();
        NodePath at = error.getInstanceLocation();
        return new Fault(path(property == null ? at : at.append(property)), error.getMessage());
    }

    private static String path(NodePath place) {
        var path = new StringBuilder();
        for (int i = 0; i < place.getNameCount(); i++) {
            if (place.getElement(i) instanceof Integer index) {
                path.append('[').append(index).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(place.getName(i));
            }
        }
        return path.toString();
    }

    private static JsonNode node(@Nullable Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case String text -> NODES.stringNode(text);
            case Long number -> NODES.numberNode(number);
            case BigDecimal number -> NODES.numberNode(number);
            case Boolean truth -> NODES.booleanNode(truth);
            case Map<?, ?> object -> {
                ObjectNode node = NODES.objectNode();
                object.forEach((name, each) -> node.set((String) name, node(each)));
                yield node;
            }
            case List<?> list -> {
                ArrayNode node = NODES.arrayNode(list.size());
                list.forEach(each -> node.add(node(each)));
                yield node;
            }
            default -> throw new IllegalArgumentException("not a record value: " + value.getClass());
        };
    }
}
