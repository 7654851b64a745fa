package dev.pipewright.model.edit;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.form.NodeFields;
import dev.pipewright.model.form.RecordForm;
import org.jspecify.annotations.Nullable;

/// Where two people can write different things: a field, by what it belongs to.
public sealed interface EditPlace {

    /// What stands there, in the form that files have; null if nothing does.
    @Nullable
    Object valueIn(Drawing drawing);

    /// A field of a node.
    ///
    /// @param field by its name in files, as in `settings.query`; empty if the node as a whole is meant
    record OfNode(NodeId node, String field) implements EditPlace {
        @Override
        public @Nullable Object valueIn(Drawing drawing) {
            Node found = drawing.pipeline().node(node).orElse(null);
            if (found == null) {
                return null;
            }
            return field.isEmpty() ? RecordForm.of(found) : NodeFields.valueOf(found, field);
        }
    }

    /// The expression of a line of a mapping.
    record OfLine(NodeId node, String target) implements EditPlace {
        @Override
        public @Nullable Object valueIn(Drawing drawing) {
            return drawing.pipeline().node(node).orElse(null) instanceof Node.Map map
                    ? map.lines().stream()
                            .filter(line -> line.target().equals(target))
                            .map(MappingLine::expression)
                            .findFirst()
                            .orElse(null)
                    : null;
        }
    }

    /// A parameter.
    record OfParameter(String name) implements EditPlace {
        @Override
        public @Nullable Object valueIn(Drawing drawing) {
            return drawing.pipeline().parameters().stream()
                    .filter(parameter -> parameter.name().equals(name))
                    .findFirst()
                    .map(RecordForm::of)
                    .orElse(null);
        }
    }

    /// The pipeline's own name or description.
    record OfPipeline(String field) implements EditPlace {
        @Override
        public @Nullable Object valueIn(Drawing drawing) {
            return field.equals("name")
                    ? drawing.pipeline().name()
                    : drawing.pipeline().description();
        }
    }
}
