package dev.pipewright.platform.run;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.Selection;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.CauseKey;
import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.engine.ledger.PostgresSelections;
import dev.pipewright.engine.ledger.PostgresSelections.Found;
import dev.pipewright.engine.plan.ExecutionPlan;
import dev.pipewright.engine.plan.Planner;
import dev.pipewright.engine.plan.StageEnd;
import dev.pipewright.engine.plan.StageInput;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentence;
import dev.pipewright.platform.run.ReplayRequest.DocumentName;
import dev.pipewright.platform.run.ReplayRequest.What;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds the documents that a replay is to take, as its first calls form them.
final class ReplayPart {

    /// More would be too much to keep with a run; whoever wants more takes all.
    private static final int MOST = 10_000;

    /// How the position of a record begins that a call has given on; its document's code follows.
    private static final String SETTLED = "document ";

    /// How a node refuses a group that lacks a record.
    private static final String INCOMPLETE = "incomplete-group";

    private final PostgresSelections found;
    private final TenantId tenant;
    private final RunId run;
    private final Pipeline pipeline;
    private final boolean corrects;
    private final Set<NodeId> firstCalls;
    private final Map<NodeId, String> calls;
    private final Set<DocumentKey> documents = new HashSet<>();
    private final Set<Selection.Place> places = new HashSet<>();

    /// @param run what is replayed
    /// @param pipeline what it ran
    /// @param corrects true if the records are changed, which they are at the first calls
    ReplayPart(PostgresSelections found, TenantId tenant, RunId run, Pipeline pipeline, boolean corrects) {
        this.found = found;
        this.tenant = tenant;
        this.run = run;
        this.pipeline = pipeline;
        this.corrects = corrects;
        ExecutionPlan plan = Planner.plan(pipeline, _ -> true);
        this.firstCalls = plan.firstCalls();
        this.calls = plan.stages().stream()
                .filter(stage -> stage.end() instanceof StageEnd.Call)
                .map(stage -> stage.end().node())
                .collect(Collectors.toMap(Node::id, Node::name, (name, _) -> name));
    }

    /// Refuses what can only be done as a whole: where no documents are formed, or where what is behind a call
    /// needs all of them.
    static void checkDivisible(Pipeline pipeline) {
        ExecutionPlan plan = Planner.plan(pipeline, _ -> true);
        if (plan.stages().stream().noneMatch(stage -> stage.end() instanceof StageEnd.Call)) {
            throw new RunRefusedException(Sentence.of("platform.replayWithoutCall"));
        }
        Set<String> first = plan.beforeCalls();
        plan.stages().stream()
                .filter(stage -> !first.contains(stage.name()))
                .flatMap(stage -> stage.input() instanceof StageInput.Exchanged exchanged
                        ? List.of(exchanged.node()).stream()
                        : stage.steps().stream().map(step -> step.node()))
                .filter(node ->
                        node instanceof Node.Aggregate || node instanceof Node.Join || node instanceof Node.Deduplicate)
                .findFirst()
                .ifPresent(node -> {
                    throw new RunRefusedException(Sentence.of("platform.replayWhole", "node", node.name()));
                });
    }

    Selection of(What.Documents named) {
        Set<String> codes = named.names().stream().map(DocumentName::code).collect(Collectors.toSet());
        List<Found> all = found.withCodes(tenant, run, codes, MOST + 1);
        for (DocumentName name : named.names()) {
            List<Found> those =
                    all.stream().filter(each -> isNamed(each.key(), name)).toList();
            if (those.isEmpty()) {
                throw new RunRefusedException(Sentence.of("platform.replayUnknown", "code", name.code()));
            }
            take(corrects ? ofFirstCalls(those) : those);
        }
        return selection();
    }

    /// A document of the same name behind another call comes of it, and so changes with it.
    private List<Found> ofFirstCalls(List<Found> those) {
        List<Found> first =
                those.stream().filter(each -> firstCalls.contains(each.node())).toList();
        return first.isEmpty() ? those : first;
    }

    private static boolean isNamed(@Nullable DocumentKey key, DocumentName name) {
        return key != null
                && key.code().equals(name.code())
                && (name.company() == null || key.company().equals(name.company()))
                && (name.type() == null || key.type().equals(name.type()));
    }

    Selection of(CauseKey cause) {
        List<Found> hit = found.ofCause(tenant, run, cause, MOST + 1);
        take(hit);
        if (cause.isOfRecords() && !firstCalls.contains(cause.node()) && !hit.isEmpty()) {
            takeIncompleteGroups();
        }
        return selection();
    }

    Selection of(What.OfQuery named) {
        List<Found> those = found.ofQuery(tenant, run, named.query(), MOST + 1);
        take(corrects ? ofFirstCalls(those) : those);
        return selection();
    }

    /// The group of a record that was refused on its way was refused too, by the place of another record of it.
    /// Nobody knows of which, so all of them are meant: those that are still incomplete are refused again.
    private void takeIncompleteGroups() {
        pipeline.nodes().stream()
                .filter(node -> node instanceof Node.Aggregate || node instanceof Node.Join)
                .map(node -> new CauseKey(node.id(), null, INCOMPLETE, null))
                .forEach(group -> found.ofCause(tenant, run, group, MOST + 1).stream()
                        .map(each -> new Selection.Place(
                                each.origin().stream(), each.origin().position()))
                        .forEach(places::add));
    }

    /// What a person changes is the record at the first call: what did not come as far, or stands behind it, is
    /// another.
    private void checkCorrectable(Found each) {
        if (corrects && !firstCalls.contains(each.node())) {
            boolean isCall = pipeline.node(each.node()).orElse(null) instanceof Node.ApiCall;
            throw new RunRefusedException(Sentence.of(
                    isCall ? "platform.correctionBehindCall" : "platform.correctionBeforeCall",
                    "node",
                    pipeline.node(each.node())
                            .map(Node::name)
                            .orElse(each.node().value())));
        }
    }

    private Selection selection() {
        var selection = new Selection(documents, places);
        if (selection.size() == 0) {
            throw new RunRefusedException(Sentence.of("platform.replayNothing"));
        }
        if (selection.size() > MOST) {
            throw new RunRefusedException(Sentence.of("platform.replayTooMany", "most", MOST));
        }
        return selection;
    }

    /// What a later call formed, or was refused behind a call, is traced to the document of the call before.
    private void take(List<Found> those) {
        those.forEach(this::checkCorrectable);
        List<Found> open = those;
        // No way leads through a call twice.
        for (int way = 0; way <= calls.size() && !open.isEmpty(); way++) {
            var behind = new HashMap<String, Set<String>>();
            for (Found each : open) {
                DocumentKey key = each.key();
                String stream = each.origin().stream();
                String position = each.origin().position();
                if (key != null && firstCalls.contains(each.node())) {
                    documents.add(key);
                } else if (calls.containsValue(stream) && position.startsWith(SETTLED)) {
                    behind.computeIfAbsent(stream, _ -> new HashSet<>()).add(position.substring(SETTLED.length()));
                } else {
                    places.add(new Selection.Place(stream, position));
                }
            }
            Set<String> codes = behind.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
            open = found.withCodes(tenant, run, codes, MOST + 1).stream()
                    .filter(each -> isOneOf(each, behind))
                    .toList();
        }
    }

    private boolean isOneOf(Found document, Map<String, Set<String>> behind) {
        DocumentKey key = document.key();
        return key != null
                && behind.getOrDefault(calls.getOrDefault(document.node(), ""), Set.of())
                        .contains(key.code());
    }
}
