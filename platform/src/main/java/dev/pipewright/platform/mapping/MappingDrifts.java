package dev.pipewright.platform.mapping;

import dev.pipewright.engine.mapping.LineChanges;
import dev.pipewright.engine.mapping.assist.MappingDrift;
import dev.pipewright.engine.mapping.assist.MappingDrift.LineDrift;
import dev.pipewright.engine.mapping.assist.MappingDrift.State;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.IgnoredDrift;
import dev.pipewright.model.Layout;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.model.form.RecordForm;
import dev.pipewright.model.propagation.ExpressionTypes;
import dev.pipewright.model.propagation.SchemaPropagation;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.model.wanted.TargetTree;
import dev.pipewright.platform.mapping.DriftLook.DriftRow;
import dev.pipewright.platform.mapping.DriftLook.DriftSide;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What of a mapping does not fit its source or its target as they are now, whoever has changed them; and what a person
/// does about it. No line is ever removed. Safe for use by many threads.
public final class MappingDrifts {

    private final EditedMapping mapping;

    MappingDrifts(EditedMapping mapping) {
        this.mapping = mapping;
    }

    /// What does not fit now.
    public DriftLook look(Pipeline pipeline, Sentences language) {
        var map = mapping.in(pipeline);
        var target = mapping.tree(pipeline)
                .map(tree -> MappingDrift.ofTarget(map.lines(), tree))
                .orElse(null);
        return of(map, ofSource(pipeline), target == null ? kept(map) : target, language);
    }

    /// What would not fit another target.
    ///
    /// @param tree what that target wants
    DriftLook with(Pipeline pipeline, TargetTree tree, Sentences language) {
        var map = mapping.in(pipeline);
        return of(map, kept(map), ofTarget(pipeline, tree), language);
    }

    private static MappingDrift kept(Node.Map map) {
        return MappingDrift.ofSource(map.lines(), Schema.UNKNOWN);
    }

    private MappingDrift ofSource(Pipeline pipeline) {
        Schema now =
                SchemaPropagation.through(pipeline, ExpressionTypes.ofPaths()).entering(mapping.node(), Edge.IN);
        return MappingDrift.ofSource(mapping.lines(pipeline), now);
    }

    private MappingDrift ofTarget(Pipeline pipeline, TargetTree tree) {
        List<MappingLine> lines = mapping.lines(pipeline);
        return mapping.tree(pipeline)
                .map(before -> MappingDrift.ofTarget(lines, before, tree))
                .orElseGet(() -> MappingDrift.ofTarget(lines, tree));
    }

    private static DriftLook of(Node.Map map, MappingDrift source, MappingDrift target, Sentences language) {
        var rows = new ArrayList<DriftRow>();
        int kept = 0;
        int ignored = 0;
        for (int at = 0; at < map.lines().size(); at++) {
            var drifts = Map.of(
                    DriftSide.SOURCE, source.lines().get(at),
                    DriftSide.TARGET, target.lines().get(at));
            boolean fits = true;
            for (DriftSide side : DriftSide.values()) {
                LineDrift drift = drifts.get(side);
                if (drift == null || drift.state() == State.KEPT) {
                    continue;
                }
                fits = false;
                if (map.ignored().contains(ignored(side, drift))) {
                    ignored++;
                } else {
                    rows.add(row(side, drift, language));
                }
            }
            kept += fits ? 1 : 0;
        }
        var required = target.newlyRequired().stream()
                .filter(path -> !map.leavesOut(path))
                .toList();
        return new DriftLook(
                kept, rows, required, ignored + target.newlyRequired().size() - required.size());
    }

    private static IgnoredDrift ignored(DriftSide side, LineDrift drift) {
        return new IgnoredDrift(drift.line().target(), side == DriftSide.SOURCE ? drift.gone() : "");
    }

    private static DriftRow row(DriftSide side, LineDrift drift, Sentences language) {
        MappingLine instead = drift.suggestion();
        return new DriftRow(
                side,
                drift.state() == State.MOVED,
                drift.line().target(),
                drift.line().expression(),
                drift.gone(),
                instead == null ? "" : instead.target(),
                instead == null ? "" : instead.expression(),
                drift.reason().stream().map(language::text).findFirst().orElse(""));
    }

    /// The edit that puts what is suggested in the place of lines; empty if nothing is.
    ///
    /// @param targets of those lines, with the lines below a for-each; all if there are none
    public Optional<PipelineEdit> mended(Pipeline pipeline, DriftSide side, List<String> targets) {
        MappingDrift drift = side == DriftSide.SOURCE
                ? ofSource(pipeline)
                : mapping.tree(pipeline)
                        .map(tree -> MappingDrift.ofTarget(mapping.lines(pipeline), tree))
                        .orElse(kept(mapping.in(pipeline)));
        return mended(pipeline, drift, targets);
    }

    /// The edit that does so on both sides, as one step; empty if nothing is suggested.
    public Optional<PipelineEdit> mended(Pipeline pipeline) {
        var edits = new ArrayList<PipelineEdit>();
        var drawing = new Drawing(pipeline, Layout.EMPTY);
        for (DriftSide side : DriftSide.values()) {
            // What a line reads and what it fills may both be elsewhere now.
            var edit = mended(drawing.pipeline(), side, List.of());
            if (edit.isPresent()) {
                edits.add(edit.get());
                drawing = edit.get().applyTo(drawing);
            }
        }
        return edits.isEmpty() ? Optional.empty() : Optional.of(new PipelineEdit.Several(edits));
    }

    /// The edit that takes lines to where what they fill would be in another target.
    Optional<PipelineEdit> moved(Pipeline pipeline, TargetTree tree) {
        return mended(pipeline, ofTarget(pipeline, tree), List.of());
    }

    private Optional<PipelineEdit> mended(Pipeline pipeline, MappingDrift drift, List<String> targets) {
        List<MappingLine> lines = mapping.lines(pipeline);
        Map<String, MappingLine> instead = new HashMap<>();
        Set<String> taken = new LinkedHashSet<>();
        lines.forEach(line -> taken.add(line.target()));
        for (LineDrift line : drift.lines()) {
            MappingLine suggestion = line.suggestion();
            String target = line.line().target();
            // Two lines may be suggested for one field: the first of them gets it.
            if (suggestion != null
                    && isMeant(target, targets)
                    && (suggestion.target().equals(target) || taken.add(suggestion.target()))) {
                instead.put(target, suggestion);
            }
        }
        var after = lines.stream()
                .map(line -> instead.getOrDefault(line.target(), line))
                .toList();
        return LineChanges.between(mapping.node(), lines, after);
    }

    private static boolean isMeant(String target, List<String> targets) {
        return targets.isEmpty()
                || targets.stream()
                        .anyMatch(
                                each -> each.equals(target) || (each.endsWith("[]") && target.startsWith(each + ".")));
    }

    /// The edit that leaves something as it is from now on.
    public PipelineEdit ignored(Pipeline pipeline, IgnoredDrift decided) {
        var ignored = new LinkedHashSet<>(mapping.in(pipeline).ignored());
        ignored.add(decided);
        return new PipelineEdit.ChangeField(mapping.node(), "ignored", RecordForm.ofValue(List.copyOf(ignored)));
    }

    /// The edit that brings up again all that was left as it is.
    public PipelineEdit nothingIgnored() {
        return new PipelineEdit.ChangeField(mapping.node(), "ignored", null);
    }
}
