package dev.pipewright.engine.preview;

import dev.pipewright.engine.dataflow.FlowTrace;
import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.engine.preview.NodeTrace.Came;
import dev.pipewright.engine.preview.NodeTrace.Left;
import dev.pipewright.engine.preview.NodeTrace.Request;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.DataRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes down what each node does. Used by one thread.
final class TraceRecorder implements FlowTrace {

    private final Map<NodeId, Notes> notes = new LinkedHashMap<>();
    private final Set<NodeId> stops = new LinkedHashSet<>();

    private static final class Notes {
        private final List<Came> in = new ArrayList<>();
        private final List<Left> out = new ArrayList<>();
        private final List<NodeTrace.Refused> rejected = new ArrayList<>();
        private final List<Integer> filtered = new ArrayList<>();
        private final List<Request> requests = new ArrayList<>();
        private int unwanted;
        private int folded;
    }

    private Notes of(NodeId node) {
        return notes.computeIfAbsent(node, _ -> new Notes());
    }

    @Override
    public void came(NodeId node, String port, DataRecord record) {
        of(node).in.add(new Came(port, record));
    }

    @Override
    public void left(NodeId node, String port, DataRecord record, List<Integer> of) {
        of(node).out.add(new Left(port, record, known(of)));
    }

    @Override
    public void filtered(NodeId node, List<Integer> of) {
        of(node).unwanted++;
        of(node).filtered.addAll(known(of));
    }

    @Override
    public void folded(NodeId node) {
        of(node).folded++;
    }

    @Override
    public void refused(NodeId node, @Nullable DataRecord record, Refused why, List<Integer> of) {
        of(node).rejected.add(new NodeTrace.Refused(record, why.code(), why.message(), why.field(), known(of)));
    }

    @Override
    public void formed(NodeId call, DocumentKey document, Payload request, int of) {
        of(call).requests.add(new Request(document.code(), request.text(), of));
    }

    @Override
    public void stopped(NodeId call) {
        stops.add(call);
    }

    private static List<Integer> known(List<Integer> numbers) {
        return numbers.stream().filter(number -> number >= 0).toList();
    }

    /// How many records have come to a node.
    int cameTo(NodeId node) {
        return of(node).in.size();
    }

    Set<NodeId> stops() {
        return stops;
    }

    /// What a node did; nothing if it was not reached.
    NodeTrace trace(NodeId node) {
        Notes its = notes.getOrDefault(node, new Notes());
        return new NodeTrace(node, its.in, its.out, its.rejected, its.filtered, its.unwanted, its.folded, its.requests);
    }
}
