package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.engine.call.Formation;
import dev.pipewright.engine.call.Lease;
import dev.pipewright.engine.call.Target;
import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Outcome;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.engine.ledger.SettledDocument;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The calls of a [SampleFlow]: none, or estimates for the first documents. It has no permit to record, and its
/// run is none that gets one. Used by one thread.
public final class SampleCalls {

    /// Of one call, no more documents are asked for.
    public static final int MOST = 20;

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final RunConnections connections;
    private final Set<NodeId> made;
    private final int most;
    private final SampleAnswers answers;
    private final SampleTape tape;
    private final FlowTrace trace;
    private int worked;
    private final Map<NodeId, List<DataRecord>> settled = new HashMap<>();

    /// @param made the calls that are made; the others stop what comes to them
    /// @param most how many documents of each are asked for; at most [#MOST]
    /// @param tape what was answered already, however it came out
    public SampleCalls(
            RunConnections connections,
            Set<NodeId> made,
            int most,
            SampleAnswers answers,
            SampleTape tape,
            FlowTrace trace) {
        if (most < 0 || most > MOST) {
            throw new IllegalArgumentException("not so many calls for a sample: " + most);
        }
        this.connections = connections;
        this.made = Set.copyOf(made);
        this.most = most;
        this.answers = answers;
        this.tape = tape;
        this.trace = trace;
    }

    /// True if what is behind a call gets its answers.
    boolean isMade(Node.ApiCall call) {
        return most > 0 && made.contains(call.id());
    }

    /// What goes on behind a call that was made.
    List<DataRecord> settled(Node.ApiCall call) {
        return settled.getOrDefault(call.id(), List.of());
    }

    StageExit exit(Node.ApiCall call) {
        return new Exit(call, isMade(call) ? connections.target(call) : targetIfAny(call));
    }

    /// Without a connection there still is something to see: what comes to the call.
    private @Nullable Target targetIfAny(Node.ApiCall call) {
        try {
            return connections.target(call);
        } catch (ConnectorException | IllegalArgumentException _) {
            return null;
        }
    }

    /// A document of the sample.
    private record Formed(Formation.Formed document, DataRecord record, int of) {}

    private final class Exit implements StageExit {

        private final Node.ApiCall call;
        private final @Nullable Target target;
        private final Map<DocumentKey, Formed> documents = new TreeMap<>();
        private final List<Formed> toSend = new ArrayList<>();
        private int came;

        Exit(Node.ApiCall call, @Nullable Target target) {
            this.call = call;
            this.target = target;
        }

        @Override
        public void take(List<DataRecord> arrived, ChunkDraft draft) {
            for (DataRecord record : arrived) {
                trace.came(call.id(), Edge.IN, record);
                if (target != null) {
                    form(target, record, came);
                }
                came++;
            }
        }

        private void form(Target to, DataRecord record, int number) {
            switch (to.form(record)) {
                case Formation.Refused refused ->
                    trace.refused(
                            call.id(),
                            record,
                            new FlowTrace.Refused(refused.code(), refused.message(), refused.field()),
                            List.of(number));
                case Formation.Formed document -> {
                    var formed = new Formed(document, record, number);
                    Formed before = documents.putIfAbsent(document.key(), formed);
                    if (before == null) {
                        trace.formed(call.id(), document.key(), document.request(), number);
                        toSend.add(formed);
                    } else if (before.document().requestHash().equals(document.requestHash())) {
                        trace.folded(call.id());
                    } else {
                        String why = Sentence.of("engine.conflict").kept();
                        trace.refused(call.id(), record, new FlowTrace.Refused("conflict", why, null), List.of(number));
                    }
                }
            }
        }

        @Override
        public void workOff() throws InterruptedException {
            if (target == null || !isMade(call)) {
                trace.stopped(call.id());
                return;
            }
            List<Formed> asked = toSend.subList(0, Math.min(most, toSend.size()));
            @Nullable Outcome[] outcomes = tape.outcomes(worked++, () -> outcomesOf(target, asked));
            List<SettledDocument> succeeded = new ArrayList<>();
            Map<DocumentKey, Integer> numbers = new HashMap<>();
            for (int i = 0; i < asked.size(); i++) {
                Formed formed = asked.get(i);
                Outcome outcome = outcomes[i];
                Payload response = outcome == null ? null : outcome.response();
                if (outcome != null && outcome.state() == DocumentState.SUCCEEDED && response != null) {
                    answers.keep(call, formed.document(), outcome);
                    Payload carried = Payload.of(JsonValues.text(formed.record().fields()));
                    succeeded.add(new SettledDocument(formed.document().key(), carried, response));
                    numbers.put(formed.document().key(), formed.of());
                } else {
                    refuse(formed, outcome);
                }
            }
            succeeded.sort(Comparator.comparing(SettledDocument::key));
            List<DataRecord> records = new ArrayList<>();
            for (SettledDocument document : succeeded) {
                DataRecord record = SettledReader.record(call, document, records.size() + 1L);
                records.add(record);
                trace.left(call.id(), Edge.OUT, record, List.of(numbers.getOrDefault(document.key(), -1)));
            }
            settled.put(call.id(), records);
        }

        private void refuse(Formed formed, @Nullable Outcome outcome) {
            FlowTrace.Refused why;
            if (outcome == null) {
                why = new FlowTrace.Refused(
                        "no-answer", Sentence.of("engine.previewNoAnswer").kept(), null);
            } else {
                answers.keep(call, formed.document(), outcome);
                String code = outcome.code();
                why = new FlowTrace.Refused(
                        code == null ? outcome.state().name() : code, outcome.message(), outcome.field());
            }
            trace.refused(call.id(), formed.record(), why, List.of(formed.of()));
        }

        /// In the order of what is asked; null where there was no answer in time.
        private @Nullable Outcome[] outcomesOf(Target to, List<Formed> asked) throws InterruptedException {
            var outcomes = new Outcome[asked.size()];
            long end = System.nanoTime() + LONGEST.toNanos();
            var out = new CountDownLatch(asked.size());
            for (int i = 0; i < asked.size(); i++) {
                int number = i;
                Formation.Formed document = asked.get(i).document();
                Outcome known = answers.known(call, document);
                if (known != null) {
                    outcomes[number] = known;
                    out.countDown();
                } else {
                    var open = new OpenDocument(number, document.key(), 0, document.request(), 0, false);
                    boolean sent = isSent(to, open, end, outcome -> {
                        synchronized (outcomes) {
                            outcomes[number] = outcome;
                        }
                        out.countDown();
                    });
                    if (!sent) {
                        out.countDown();
                    }
                }
            }
            var _ = out.await(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            synchronized (outcomes) {
                return outcomes.clone();
            }
        }

        /// Limits that are shared with runs may make it wait.
        private static boolean isSent(Target to, OpenDocument document, long end, Consumer<Outcome> outcome)
                throws InterruptedException {
            Duration pause = to.send(document, Lease.ENDLESS, outcome);
            while (pause.isPositive() && System.nanoTime() + pause.toNanos() < end) {
                Thread.sleep(pause);
                pause = to.send(document, Lease.ENDLESS, outcome);
            }
            return pause.isZero();
        }
    }
}
