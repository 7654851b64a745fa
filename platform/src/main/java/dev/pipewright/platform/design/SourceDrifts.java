package dev.pipewright.platform.design;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.engine.SourceSchemas;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.check.DesignRule;
import dev.pipewright.model.edit.EditRefusedException;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.model.form.NodeFields;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.model.schema.SchemaDrift;
import dev.pipewright.model.sensitive.SensitivePaths;
import dev.pipewright.platform.draft.Draft;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.draft.Proposal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Compares what sources have now with the fields that were agreed, before a run finds out; and agrees on what
/// there is. Safe for use by many threads.
public final class SourceDrifts {

    private final SourceSchemas schemas;
    private final DraftProblems problems;
    private final Drafts drafts;

    public SourceDrifts(SourceSchemas schemas, DraftProblems problems, Drafts drafts) {
        this.schemas = schemas;
        this.problems = problems;
        this.drafts = drafts;
    }

    /// Asks all sources of a pipeline on whose fields people have agreed, one after the other.
    public List<SourceDrift> of(TenantId tenant, Pipeline drawn) {
        return drawn.nodes().stream()
                .flatMap(node -> node instanceof Node.Source source ? Stream.of(source) : Stream.empty())
                .filter(source -> !source.disabled() && !source.schema().isUnknown())
                .filter(source -> !Node.Source.WITHOUT_CONNECTION.contains(source.connector()))
                .map(source -> of(tenant, drawn, source))
                .toList();
    }

    /// Asks one source.
    public SourceDrift of(TenantId tenant, Pipeline drawn, Node.Source source) {
        try {
            SchemaDrift drift = SchemaDrift.between(source.schema(), schemas.of(tenant, drawn, source));
            List<Problem> consequences = drift.isNone() ? List.of() : consequences(tenant, drawn, source, drift);
            return new SourceDrift(source.id(), source.name(), drift, consequences, null);
        } catch (ConnectorException trouble) {
            return new SourceDrift(source.id(), source.name(), null, List.of(), Sentence.keptOf(trouble));
        }
    }

    private List<Problem> consequences(TenantId tenant, Pipeline drawn, Node.Source source, SchemaDrift drift) {
        List<Problem> before = missingFields(tenant, drawn);
        return missingFields(tenant, drawn.withNode(with(source, drift.accepted()))).stream()
                .filter(problem -> !before.contains(problem))
                .toList();
    }

    private List<Problem> missingFields(TenantId tenant, Pipeline drawn) {
        return problems.of(tenant, drawn).stream()
                .filter(problem -> DesignRule.of(problem)
                        .filter(DesignRule.NO_FIELD::equals)
                        .isPresent())
                .toList();
    }

    private static Node.Source with(Node.Source source, Schema schema) {
        return new Node.Source(
                source.header(),
                source.connector(),
                source.connection(),
                source.settings(),
                schema,
                source.orderedBy(),
                source.incremental());
    }

    /// Agrees on what a source has now: an edit of the person, which everybody sees and the person can undo.
    ///
    /// @param person who agrees, by name
    /// @throws EditRefusedException if somebody has removed the source meanwhile
    public void accept(TenantId tenant, String pipeline, NodeId node, SchemaDrift drift, String person) {
        var draft = drafts.open(tenant, pipeline).orElseThrow();
        propose(tenant, pipeline, draft, node, drift.accepted(), person);
    }

    /// Marks fields of a source as sensitive, or no longer so: an edit of the person, which everybody sees and the
    /// person can undo.
    ///
    /// @param paths as [SensitivePaths] has them
    /// @param person who says so, by name
    /// @throws EditRefusedException if somebody has removed the source meanwhile
    public void mark(
            TenantId tenant, String pipeline, NodeId node, Set<String> paths, boolean isSensitive, String person) {
        var draft = drafts.open(tenant, pipeline).orElseThrow();
        Schema schema = draft.drawing().pipeline().node(node).orElse(null) instanceof Node.Source source
                ? source.schema()
                : Schema.UNKNOWN;
        propose(tenant, pipeline, draft, node, SensitivePaths.withMarks(schema, paths, isSensitive), person);
    }

    private void propose(TenantId tenant, String pipeline, Draft draft, NodeId node, Schema schema, String person) {
        Node drawn = draft.drawing().pipeline().node(node).orElse(null);
        Object value = drawn instanceof Node.Source source ? NodeFields.valueOf(with(source, schema), "schema") : null;
        drafts.propose(
                tenant,
                pipeline,
                person,
                new Proposal(
                        UUID.randomUUID().toString(),
                        draft.seq(),
                        new PipelineEdit.ChangeField(node, "schema", value)));
    }
}
