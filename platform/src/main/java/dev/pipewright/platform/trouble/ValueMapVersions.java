package dev.pipewright.platform.trouble;

import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.CauseKey;
import dev.pipewright.engine.ledger.WorkRefusedException;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.edit.EditRefusedException;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.platform.draft.Draft;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.draft.Proposal;
import dev.pipewright.platform.run.RunRefusedException;
import dev.pipewright.platform.version.NotPublishableException;
import dev.pipewright.platform.version.Version;
import dev.pipewright.platform.version.Versions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Publishes live versions again with more entries in a value map, and nothing else. The draft gets the same
/// entries, so that the next version has them too. Safe for use by many threads.
public final class ValueMapVersions {

    private static final Logger LOG = LoggerFactory.getLogger(ValueMapVersions.class);

    /// So many entries are named in a version's note.
    private static final int NAMED = 3;

    private final Versions versions;
    private final Drafts drafts;

    public ValueMapVersions(Versions versions, Drafts drafts) {
        this.versions = versions;
        this.drafts = drafts;
    }

    /// A value map in a live version.
    record Place(Version live, Node.ValueMap node) {}

    /// The value map of the live version that a cause is about.
    ///
    /// @throws RunRefusedException if it has none, or none that can be changed here
    Place find(TenantId tenant, String pipeline, CauseKey cause) {
        Version live = versions.live(tenant, pipeline)
                .orElseThrow(() -> new RunRefusedException(Sentence.of("platform.noVersion")));
        Pipeline drawn = live.drawing().pipeline();
        cause.node().surrounding().ifPresent(around -> {
            throw inSubPipeline(tenant, drawn, around);
        });
        if (drawn.node(cause.node()).orElse(null) instanceof Node.ValueMap node
                && node.field().equals(cause.field())) {
            return new Place(live, node);
        }
        throw new RunRefusedException(
                Sentence.of("platform.valuesNoMap", "version", live.number(), "field", String.valueOf(cause.field())));
    }

    private RunRefusedException inSubPipeline(TenantId tenant, Pipeline drawn, NodeId around) {
        return subPipeline(tenant, drawn, around)
                .map(sub -> new RunRefusedException(Sentence.of(
                        "platform.valuesInside",
                        "node",
                        sub.name(),
                        "pipeline",
                        sub.pipeline(),
                        "version",
                        sub.version())))
                .orElseGet(() -> new RunRefusedException(Sentence.of("platform.valuesInsideOther")));
    }

    /// The sub-pipeline at a place, which may be inside another one.
    private Optional<Node.SubPipeline> subPipeline(TenantId tenant, Pipeline drawn, NodeId place) {
        Optional<NodeId> around = place.surrounding();
        Optional<Node> node = around.isEmpty()
                ? drawn.node(place)
                : subPipeline(tenant, drawn, around.get())
                        .flatMap(sub -> versions.of(tenant).version(sub.pipeline(), sub.version()))
                        .flatMap(inner -> inner.node(new NodeId(
                                place.value().substring(around.get().value().length() + 1))));
        return node.filter(Node.SubPipeline.class::isInstance).map(Node.SubPipeline.class::cast);
    }

    /// Publishes the next version. Where nothing is missing, the live version has all.
    ///
    /// @param missing what the table does not have yet
    /// @throws RunRefusedException if the version cannot be published
    /// @throws WorkRefusedException if another one was published since the place was found
    void publish(Place place, Map<String, String> missing, MappedValues asked) {
        if (missing.isEmpty()) {
            return;
        }
        Version live = place.live();
        NodeId node = place.node().id();
        Map<String, String> forDraft = missingInDraft(asked.tenant(), live.pipeline(), node, missing);
        try {
            Version next = versions.publishNext(
                            asked.tenant(),
                            live,
                            entries(node, missing).applyTo(live.drawing()),
                            forDraft.isEmpty() ? 0 : 1,
                            asked.person(),
                            note(missing))
                    .orElseThrow(() -> new WorkRefusedException(
                            Sentence.of("platform.valuesOvertaken", "version", live.number())));
            if (!forDraft.isEmpty()) {
                propose(asked, next, entries(node, forDraft));
            }
        } catch (NotPublishableException refused) {
            throw new RunRefusedException(Sentence.of("platform.valuesNotPublishable"), refused.problems());
        }
    }

    /// What somebody has entered in the draft already stays as it is.
    private Map<String, String> missingInDraft(
            TenantId tenant, String pipeline, NodeId node, Map<String, String> values) {
        Optional<Draft> draft = drafts.open(tenant, pipeline);
        return draft.flatMap(open -> open.drawing().pipeline().node(node))
                        .filter(Node.ValueMap.class::isInstance)
                        .isEmpty()
                ? Map.of()
                : values.entrySet().stream()
                        .filter(entry -> !present(draft.get(), node).containsKey(entry.getKey()))
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, LinkedHashMap::new));
    }

    private static Map<String, String> present(Draft draft, NodeId node) {
        return draft.drawing().pipeline().node(node).orElse(null) instanceof Node.ValueMap map
                ? map.values()
                : Map.of();
    }

    private static PipelineEdit entries(NodeId node, Map<String, String> values) {
        List<PipelineEdit> edits = values.entrySet().stream()
                .<PipelineEdit>map(
                        entry -> new PipelineEdit.ChangeField(node, "values." + entry.getKey(), entry.getValue()))
                .toList();
        return edits.size() == 1 ? edits.getFirst() : new PipelineEdit.Several(edits);
    }

    private void propose(MappedValues asked, Version next, PipelineEdit edit) {
        try {
            long seen =
                    drafts.open(asked.tenant(), next.pipeline()).map(Draft::seq).orElse(0L);
            // The id says where the edit comes from, and is as unique as the version.
            var proposal = new Proposal("values-of-v" + next.number(), seen, edit);
            drafts.propose(asked.tenant(), next.pipeline(), asked.person(), proposal);
        } catch (EditRefusedException gone) {
            LOG.info(
                    "The draft of {} no longer has the value map of version {}.", next.pipeline(), next.number(), gone);
        }
    }

    private static String note(Map<String, String> values) {
        String named = values.entrySet().stream()
                .limit(NAMED)
                .map(entry -> entry.getKey() + " → " + entry.getValue())
                .collect(Collectors.joining(", "));
        return "Value map: " + named + (values.size() > NAMED ? ", …" : "");
    }
}
