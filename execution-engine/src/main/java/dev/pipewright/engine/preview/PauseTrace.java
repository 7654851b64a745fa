package dev.pipewright.engine.preview;

import dev.pipewright.engine.dataflow.FlowTrace;
import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.engine.mapping.EvaluationException;
import dev.pipewright.engine.mapping.Expression;
import dev.pipewright.engine.preview.SteppedPreview.Step;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes down what each node does until a record comes to where it is to pause. Used by one thread.
final class PauseTrace implements FlowTrace {

    private final TraceRecorder recorder;
    private final Comings comings;
    private final List<PausePoint> points;
    private final EvaluationContext context;
    private final Step step;
    private final int passed;
    private final @Nullable PausePoint last;
    private final Map<PausePoint, Expression> conditions = new HashMap<>();
    private int come;
    private int undecided;
    private @Nullable String why;
    private @Nullable PausePoint met;
    private @Nullable NodeId node;
    private int number;

    /// @param passed how many comings to points it has gone past before
    /// @param last where it paused before; absent at the beginning
    PauseTrace(
            TraceRecorder recorder,
            Comings comings,
            List<PausePoint> points,
            EvaluationContext context,
            Step step,
            int passed,
            @Nullable PausePoint last) {
        this.recorder = recorder;
        this.comings = comings;
        this.points = points;
        this.context = context;
        this.step = step;
        this.passed = passed;
        this.last = last;
        points.forEach(point -> conditions.put(point, Expression.compile(point.condition())));
    }

    @Override
    public void came(NodeId to, String port, DataRecord record) {
        recorder.came(to, port, record);
        for (PausePoint point : points) {
            if (comings.isAt(point, to, record)) {
                come++;
                if (come > passed && stopsFor(point, record)) {
                    met = point;
                    node = to;
                    number = recorder.cameTo(to) - 1;
                    throw new PausedException();
                }
            }
        }
    }

    private boolean stopsFor(PausePoint point, DataRecord record) {
        return switch (step) {
            case ON -> isMet(point, record);
            case NEXT -> point.equals(last) || isMet(point, record);
            case END -> false;
        };
    }

    private boolean isMet(PausePoint point, DataRecord record) {
        Expression condition = conditions.get(point);
        try {
            return condition != null && condition.holds(record.fields(), context);
        } catch (EvaluationException e) {
            undecided++;
            if (why == null) {
                why = Sentence.keptOf(e);
            }
            return false;
        }
    }

    @Override
    public void left(NodeId from, String port, DataRecord record, List<Integer> of) {
        comings.left(from, port, record);
        recorder.left(from, port, record, of);
    }

    @Override
    public void filtered(NodeId at, List<Integer> of) {
        recorder.filtered(at, of);
    }

    @Override
    public void folded(NodeId at) {
        recorder.folded(at);
    }

    @Override
    public void refused(NodeId at, @Nullable DataRecord record, Refused reason, List<Integer> of) {
        recorder.refused(at, record, reason, of);
    }

    @Override
    public void formed(NodeId call, DocumentKey document, Payload request, int of) {
        recorder.formed(call, document, request, of);
    }

    @Override
    public void stopped(NodeId call) {
        recorder.stopped(call);
    }

    /// How many comings to points it has seen.
    int come() {
        return come;
    }

    /// The point whose condition was met; absent if it came to the end.
    @Nullable
    PausePoint met() {
        return met;
    }

    /// The node to which the record came: one inside, where the point is at a sub-pipeline.
    @Nullable
    NodeId node() {
        return node;
    }

    /// Which of those that came there, from 0.
    int number() {
        return number;
    }

    /// For how many records no condition could be judged.
    int undecided() {
        return undecided;
    }

    /// Why, for the first of them.
    @Nullable
    String why() {
        return why;
    }
}
