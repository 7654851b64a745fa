package dev.pipewright.model.change;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.form.RecordForm;
import dev.pipewright.model.record.CanonicalJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is different between two drawings: nodes by their id, field by field, mappings line by line.
public final class PipelineDiff {

    private final List<Change> changes = new ArrayList<>();

    private PipelineDiff() {}

    /// All differences; those of the layout come last.
    public static List<Change> between(Drawing before, Drawing after) {
        var diff = new PipelineDiff();
        diff.comparePipelines(before.pipeline(), after.pipeline());
        diff.compareLayouts(before, after);
        return List.copyOf(diff.changes);
    }

    /// The differences of meaning.
    public static List<Change> between(Pipeline before, Pipeline after) {
        var diff = new PipelineDiff();
        diff.comparePipelines(before, after);
        return List.copyOf(diff.changes);
    }

    private void comparePipelines(Pipeline before, Pipeline after) {
        addIfDifferent(Change.Part.PIPELINE, null, after.name(), "name", before.name(), after.name());
        addIfDifferent(
                Change.Part.PIPELINE, null, after.name(), "description", before.description(), after.description());
        Map<String, Parameter> old = ParameterNames.in(before);
        Map<String, Parameter> now = ParameterNames.in(after);
        union(old.keySet(), now.keySet())
                .forEach(name -> compare(Change.Part.PARAMETER, null, name, old.get(name), now.get(name)));
        addIfReordered(
                Change.Part.PIPELINE,
                null,
                after.name(),
                "parameters",
                before.parameters().stream().map(Parameter::name).toList(),
                after.parameters().stream().map(Parameter::name).toList());
        Set<NodeId> ids = new LinkedHashSet<>();
        before.nodes().forEach(node -> ids.add(node.id()));
        after.nodes().forEach(node -> ids.add(node.id()));
        ids.forEach(id ->
                compareNodes(id, before.node(id).orElse(null), after.node(id).orElse(null)));
        compareEdges(before, after);
    }

    private void compareNodes(NodeId id, @Nullable Node before, @Nullable Node after) {
        Node named = after != null ? after : Objects.requireNonNull(before);
        compare(Change.Part.NODE, id, named.name(), (Record) before, (Record) after);
        if (before instanceof Node.Map old && after instanceof Node.Map now) {
            addIfReordered(Change.Part.NODE, id, now.name(), "lines", FieldMap.targetsOf(old), FieldMap.targetsOf(now));
        }
    }

    /// What is there before and after stands in another order, whatever else came or went.
    private void addIfReordered(
            Change.Part part,
            @Nullable NodeId node,
            String subject,
            String field,
            List<String> before,
            List<String> after) {
        List<String> kept = before.stream().filter(after::contains).toList();
        if (!kept.equals(after.stream().filter(before::contains).toList())) {
            addIfDifferent(part, node, subject, field, before, after);
        }
    }

    private void compare(
            Change.Part part, @Nullable NodeId node, String subject, @Nullable Record before, @Nullable Record after) {
        if (before == null || after == null) {
            String old = before == null ? null : CanonicalJson.text(RecordForm.of(before));
            String now = after == null ? null : CanonicalJson.text(RecordForm.of(after));
            changes.add(new Change(part, node, subject, "", old, now));
            return;
        }
        Set<String> divided = FieldMap.dividedIn(List.of(before, after));
        Map<String, @Nullable Object> old = FieldMap.of(before, divided);
        Map<String, @Nullable Object> now = FieldMap.of(after, divided);
        union(old.keySet(), now.keySet())
                .forEach(field -> addIfDifferent(part, node, subject, field, old.get(field), now.get(field)));
    }

    private void compareEdges(Pipeline before, Pipeline after) {
        for (Edge edge : union(before.edges(), after.edges())) {
            boolean was = before.edges().contains(edge);
            if (was != after.edges().contains(edge)) {
                String form = CanonicalJson.text(RecordForm.ofValue(edge));
                String ends =
                        nameIn(was ? before : after, edge.from()) + " → " + nameIn(was ? before : after, edge.to());
                changes.add(new Change(Change.Part.EDGE, null, ends, "", was ? form : null, was ? null : form));
            }
        }
    }

    private void compareLayouts(Drawing before, Drawing after) {
        for (Node node : after.pipeline().nodes()) {
            if (before.pipeline().node(node.id()).isPresent()) {
                addIfDifferent(
                        Change.Part.LAYOUT,
                        node.id(),
                        node.name(),
                        "position",
                        RecordForm.of(before.layout().positionOf(node.id())),
                        RecordForm.of(after.layout().positionOf(node.id())));
            }
        }
        addIfDifferent(
                Change.Part.LAYOUT,
                null,
                after.pipeline().name(),
                "groups",
                RecordForm.ofValue(before.layout().groups()),
                RecordForm.ofValue(after.layout().groups()));
    }

    private void addIfDifferent(
            Change.Part part,
            @Nullable NodeId node,
            String subject,
            String field,
            @Nullable Object before,
            @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(part, node, subject, field, FieldMap.text(before), FieldMap.text(after)));
        }
    }

    private static String nameIn(Pipeline pipeline, NodeId id) {
        return pipeline.node(id).map(Node::name).orElse("");
    }

    private static <T> Set<T> union(Collection<T> one, Collection<T> other) {
        Set<T> both = new LinkedHashSet<>(one);
        both.addAll(other);
        return both;
    }
}
