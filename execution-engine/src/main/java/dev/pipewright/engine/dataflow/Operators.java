package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import java.util.function.Function;

/// Makes the operators of the nodes that a stage runs.
final class Operators {

    private final Function<Node, EvaluationContext> contexts;
    private final LookupTables lookups;

    /// @param contexts what the expressions of a node see beside their record
    Operators(Function<Node, EvaluationContext> contexts, LookupTables lookups) {
        this.contexts = contexts;
        this.lookups = lookups;
    }

    /// @throws IllegalArgumentException if the node is of a kind that the planner refuses
    Operator of(Node node) {
        return switch (node) {
            case Node.Map map -> new MapOperator(map, contexts.apply(map));
            case Node.Select select -> new SelectOperator(select);
            case Node.Filter filter -> new FilterOperator(filter, contexts.apply(filter));
            case Node.Route route -> new RouteOperator(route, contexts.apply(route));
            case Node.ValueMap map -> new ValueMapOperator(map);
            case Node.Aggregate aggregate -> new AggregateOperator(aggregate);
            case Node.Flatten flatten -> new FlattenOperator(flatten);
            case Node.Deduplicate deduplicate -> new DeduplicateOperator(deduplicate);
            // Whoever reads for a sort delivers in its order.
            case Node.Sort _, Node.Union _ -> (record, out) -> out.pass(Edge.OUT, record);
            case Node.Join join -> new JoinOperator(join);
            case Node.Lookup lookup -> new LookupOperator(lookup, lookups.of(lookup));
            case Node.Validate validate -> new ValidateOperator(validate);
            case Node.Source _, Node.ApiCall _, Node.SubPipeline _, Node.Sink _, Node.Note _ ->
                throw new IllegalArgumentException("not a step of a stage: " + node.id());
        };
    }
}
