package dev.pipewright.model.wanted;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the records that a mapping forms must look like, and who says so.
///
/// @param node the call or the check behind the mapping that wants it; null if it is attached to the mapping
///     itself
public record MapTarget(
        TargetTree tree, Giver giver, @Nullable NodeId node) {

    /// Who says what is wanted. The first of them that says anything counts.
    public enum Giver {
        /// The preset of the call that the records go to.
        CALL,
        /// The JSON Schema that the records are compared with.
        VALIDATE,
        /// The JSON Schema that a person attached to the mapping.
        ATTACHED
    }

    /// What a mapping's target wants; empty if nobody says so.
    public static Optional<MapTarget> of(Node.Map map, Pipeline pipeline, TargetSchemas schemas) {
        var way = new Way(pipeline, schemas);
        way.follow(map.id());
        return Optional.ofNullable(way.call)
                .or(() -> Optional.ofNullable(way.validate))
                .or(() -> schemas.treeOf(map.targetSchema()).map(tree -> new MapTarget(tree, Giver.ATTACHED, null)));
    }

    /// The way from a mapping to whatever wants the records as they leave it.
    private static final class Way {

        private final Pipeline pipeline;
        private final TargetSchemas schemas;
        private final Set<NodeId> seen = new HashSet<>();
        private @Nullable MapTarget call;
        private @Nullable MapTarget validate;

        Way(Pipeline pipeline, TargetSchemas schemas) {
            this.pipeline = pipeline;
            this.schemas = schemas;
        }

        void follow(NodeId at) {
            for (Edge edge : pipeline.edgesFrom(at)) {
                if (seen.add(edge.to())) {
                    pipeline.node(edge.to()).ifPresent(this::reach);
                }
            }
        }

        private void reach(Node node) {
            if (node.disabled() ? isRowWise(node) : passesOn(node)) {
                follow(node.id());
            }
        }

        /// Takes what a node says of the records that enter it.
        ///
        /// @return true if they leave it with the fields they had
        private boolean passesOn(Node node) {
            return switch (node) {
                case Node.ApiCall wanting -> {
                    if (call == null) {
                        call = schemas.requestOf(wanting)
                                .map(tree -> new MapTarget(tree, Giver.CALL, wanting.id()))
                                .orElse(null);
                    }
                    yield false;
                }
                case Node.Validate check -> {
                    if (validate == null) {
                        validate = schemas.treeOf(check.jsonSchema())
                                .map(tree -> new MapTarget(tree, Giver.VALIDATE, check.id()))
                                .orElse(null);
                    }
                    yield true;
                }
                case Node.Filter _,
                        Node.Route _,
                        Node.Lookup _,
                        Node.ValueMap _,
                        Node.Deduplicate _,
                        Node.Sort _,
                        Node.Union _ -> true;
                case Node.Source _,
                        Node.Map _,
                        Node.Select _,
                        Node.Aggregate _,
                        Node.Flatten _,
                        Node.Join _,
                        Node.SubPipeline _,
                        Node.Sink _,
                        Node.Note _ -> false;
            };
        }

        /// A row-wise node that is disabled lets pass what enters it.
        private static boolean isRowWise(Node node) {
            return switch (node) {
                case Node.ApiCall _, Node.Sink _, Node.Source _, Node.Note _, Node.SubPipeline _, Node.Join _ -> false;
                case Node.Map _,
                        Node.Select _,
                        Node.Filter _,
                        Node.Route _,
                        Node.Lookup _,
                        Node.ValueMap _,
                        Node.Aggregate _,
                        Node.Flatten _,
                        Node.Deduplicate _,
                        Node.Sort _,
                        Node.Union _,
                        Node.Validate _ -> true;
            };
        }
    }
}
