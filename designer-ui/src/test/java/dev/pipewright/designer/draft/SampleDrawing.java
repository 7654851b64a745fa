package dev.pipewright.designer.draft;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Layout;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Position;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import java.util.List;
import java.util.Map;

/// A drawing from a source to results, with a tax call between.
final class SampleDrawing {

    static final NodeId READ = new NodeId("source-rd1a2b");
    static final NodeId GROUP = new NodeId("aggregate-gr3c4d");
    static final NodeId MAP = new NodeId("map-mp5e6f");
    static final NodeId CALL = new NodeId("apiCall-cl7g8h");
    static final NodeId KEEP = new NodeId("sink-kp9i0j");

    private SampleDrawing() {}

    static Drawing orders() {
        List<Node> nodes = List.of(
                new Node.Source(
                        NodeHeader.of(READ, "Read sales"),
                        "jdbc",
                        "foodmart",
                        Map.of("query", "select * from sales where month = :month"),
                        new Schema(List.of()),
                        List.of("customer", "day")),
                new Node.Aggregate(
                        NodeHeader.of(GROUP, "Group to orders"), List.of("customer", "day"), "lines", List.of()),
                new Node.Map(
                        NodeHeader.of(MAP, "Map to a tax request"),
                        List.of(new MappingLine("code", "'FM-' & customer"), new MappingLine("lines[]", "lines"))),
                new Node.ApiCall(
                        NodeHeader.of(CALL, "Ask TAXMAN"),
                        "taxman-v1",
                        "taxman",
                        Map.of(),
                        null,
                        "total",
                        "'USD'",
                        "tax"),
                new Node.Sink(NodeHeader.of(KEEP, "Keep the results"), Node.Sink.RESULTS, "", Map.of()));
        var pipeline = new Pipeline(
                "FoodMart orders to TAXMAN",
                "Reads a shop's sales, groups them to orders and asks TAXMAN for the tax of each.",
                List.of(new Parameter(
                        "month", FieldType.Simple.STRING, "1997-01", "The month to read, as in 1997-01.")),
                nodes,
                List.of(
                        Edge.between(READ, GROUP),
                        Edge.between(GROUP, MAP),
                        Edge.between(MAP, CALL),
                        Edge.between(CALL, KEEP)));
        return new Drawing(
                pipeline,
                Layout.EMPTY.withPositions(Map.of(
                        READ, new Position(0, 40),
                        GROUP, new Position(280, 40),
                        MAP, new Position(560, 40),
                        CALL, new Position(840, 40),
                        KEEP, new Position(1120, 40))));
    }
}
