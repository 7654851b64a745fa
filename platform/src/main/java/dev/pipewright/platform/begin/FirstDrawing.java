package dev.pipewright.platform.begin;

import dev.pipewright.engine.call.Presets;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.IdSource;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeBox;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.NodeKind;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Position;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The drawing of a pipeline that was just begun: source, group, mapping, call and results, one behind the other, in
/// rows that can be read without coming closer.
///
/// @param call the id of the call in it
record FirstDrawing(Drawing drawing, NodeId call) {

    private static final String CURRENCY = "currency";
    private static final int IN_A_ROW = 3;

    /// Where the first box stands, and how far it is to the next, in canvas pixels.
    private static final int LEFT = 60;

    private static final int TOP = 80;
    private static final int ACROSS = NodeBox.WIDTH + 80;
    private static final int DOWN = NodeBox.HEIGHT + 80;

    /// @param connector the kind of the connection that is read
    /// @param ordered true if the source can deliver its records in the order of their documents
    /// @param words gives the nodes their names
    static FirstDrawing of(
            Beginning beginning,
            String connector,
            boolean ordered,
            String preset,
            Offer offer,
            IdSource ids,
            Sentences words) {
        List<Node> nodes = new ArrayList<>();
        var stream = beginning.stream();
        nodes.add(new Node.Source(
                header(ids, NodeKind.SOURCE, beginning.shortName()),
                connector,
                beginning.connection(),
                stream.settings(),
                stream.schema(),
                ordered ? offer.groupBy() : List.of()));
        if (!offer.groupBy().isEmpty()) {
            String fields = String.join(", ", offer.groupBy());
            nodes.add(new Node.Aggregate(
                    header(ids, NodeKind.AGGREGATE, words.text(Sentence.of("platform.beginGroup", "fields", fields))),
                    offer.groupBy(),
                    Offering.ITEMS,
                    List.of()));
        }
        nodes.add(new Node.Map(
                header(ids, NodeKind.MAP, words.text(Sentence.of("platform.beginMap", "target", offer.target()))),
                offer.lines()));
        NodeHeader call = header(ids, NodeKind.API_CALL, words.text(Sentence.of("platform.beginCall")));
        nodes.add(call(call, preset, offer));
        nodes.add(new Node.Sink(
                header(ids, NodeKind.SINK, words.text(Sentence.of("platform.beginResults"))),
                Node.Sink.RESULTS,
                "",
                Map.of()));
        String about = words.text(
                Sentence.of("platform.beginAbout", "stream", stream.name(), "connection", beginning.connection()));
        var pipeline = new Pipeline(offer.name(), about, List.of(), nodes, behindEachOther(nodes));
        return new FirstDrawing(new Drawing(pipeline, inRows(nodes)), call.id());
    }

    private static NodeHeader header(IdSource ids, NodeKind kind, String name) {
        return NodeHeader.of(ids.next(kind), name);
    }

    private static Node call(NodeHeader header, String preset, Offer offer) {
        // What the balance of money goes by, where a document of the target says it.
        boolean hasCurrency =
                offer.lines().stream().anyMatch(line -> line.target().equals(CURRENCY));
        String amount = hasCurrency
                ? Presets.requestOf(preset).flatMap(Offering::amountOf).orElse("")
                : "";
        return new Node.ApiCall(
                header, preset, offer.connection(), Map.of(), null, amount, amount.isEmpty() ? "" : CURRENCY, "tax");
    }

    private static Layout inRows(List<Node> nodes) {
        Map<NodeId, Position> positions = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            positions.put(nodes.get(i).id(), new Position(LEFT + i % IN_A_ROW * ACROSS, TOP + i / IN_A_ROW * DOWN));
        }
        return Layout.EMPTY.withPositions(positions);
    }

    private static List<Edge> behindEachOther(List<Node> nodes) {
        List<Edge> edges = new ArrayList<>();
        for (int i = 1; i < nodes.size(); i++) {
            edges.add(Edge.between(nodes.get(i - 1).id(), nodes.get(i).id()));
        }
        return edges;
    }
}
