package dev.pipewright.model.propagation;

import dev.pipewright.model.MappingLine;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.FieldType.Simple;
import dev.pipewright.model.schema.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the fields that the lines of a mapping form.
public final class MappingSchema {

    private static final String LIST = "[]";
    private static final String ROOT = "$root.";

    private final Schema input;
    private final ExpressionTypes types;
    private final Map<String, Schema> contexts = new LinkedHashMap<>();
    private final Branch root = new Branch();

    private MappingSchema(Schema input, ExpressionTypes types) {
        this.input = input;
        this.types = types;
    }

    /// The fields, as far as the types of expressions are known.
    ///
    /// @param input the fields of the records that come to the mapping
    public static Schema of(List<MappingLine> lines, Schema input, ExpressionTypes types) {
        var mapping = new MappingSchema(input, types);
        lines.stream().filter(MappingLine::isForEach).forEach(mapping::addContext);
        lines.forEach(mapping::addLine);
        return mapping.root.schema();
    }

    /// A field on the way to becoming a type.
    private static final class Branch {

        private final Map<String, Branch> children = new LinkedHashMap<>();
        private boolean list;
        private @Nullable FieldType leaf;

        Schema schema() {
            return new Schema(children.entrySet().stream()
                    .map(entry -> Field.of(entry.getKey(), entry.getValue().type()))
                    .toList());
        }

        FieldType type() {
            FieldType own = leaf;
            FieldType type = !children.isEmpty() ? new FieldType.Structure(schema()) : own == null ? Simple.ANY : own;
            return list ? new FieldType.ListOf(type) : type;
        }
    }

    private void addContext(MappingLine line) {
        contexts.put(
                line.target(),
                types.typeOf(line.expression(), contextOf(line.target())).fields());
    }

    private void addLine(MappingLine line) {
        Branch at = root;
        for (String part : line.target().split("\\.", -1)) {
            boolean list = part.endsWith(LIST);
            at = at.children.computeIfAbsent(
                    list ? part.substring(0, part.length() - LIST.length()) : part, _ -> new Branch());
            at.list |= list;
        }
        if (!line.isForEach()) {
            at.leaf = typeOf(line);
        }
    }

    private FieldType typeOf(MappingLine line) {
        String expression = line.expression().strip();
        return expression.startsWith(ROOT)
                ? types.typeOf(expression.substring(ROOT.length()), input)
                : types.typeOf(expression, contextOf(line.target()));
    }

    /// The record a line is evaluated on: the item of the nearest for-each above it.
    private Schema contextOf(String target) {
        for (int dot = target.lastIndexOf('.'); dot > 0; dot = target.lastIndexOf('.', dot - 1)) {
            Schema context = contexts.get(target.substring(0, dot));
            if (context != null) {
                return context;
            }
        }
        return input;
    }
}
