package dev.pipewright.platform.mapping;

import dev.pipewright.engine.call.Presets;
import dev.pipewright.engine.mapping.assist.InvalidTargetException;
import dev.pipewright.engine.mapping.assist.TargetForm;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.model.wanted.MapTarget;
import dev.pipewright.model.wanted.TargetTree;
import dev.pipewright.platform.mapping.TargetLook.PresetTarget;
import dev.pipewright.platform.mapping.TargetOffer.OfferedOperation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What a mapping is to form: who says so, and how a person attaches a schema that does. Safe for use by many threads.
public final class MappingTargets {

    private final EditedMapping mapping;
    private final MappingDrifts drifts;

    MappingTargets(EditedMapping mapping, MappingDrifts drifts) {
        this.mapping = mapping;
        this.drifts = drifts;
    }

    /// What is wanted now, and what does not fit it.
    public TargetLook look(Pipeline pipeline, Sentences language) {
        var target = mapping.target(pipeline);
        return new TargetLook(
                target.map(wanted -> wanted.tree().name()).orElse(""),
                language.text(target.map(wanted -> said(wanted, pipeline)).orElse(Sentence.of("mapping.noTarget"))),
                !mapping.in(pipeline).targetSchema().isBlank(),
                presets(),
                drifts.look(pipeline, language));
    }

    private static Sentence said(MapTarget target, Pipeline pipeline) {
        String name = target.tree().name();
        var node = target.node();
        if (node == null) {
            return Sentence.of("mapping.attached", "target", name);
        }
        return Sentence.of(
                target.giver() == MapTarget.Giver.CALL ? "mapping.targetOfCall" : "mapping.targetOfCheck",
                "target",
                name,
                "node",
                pipeline.node(node).orElseThrow().name());
    }

    private static List<PresetTarget> presets() {
        return Presets.names().stream()
                .flatMap(preset -> Presets.requestOf(preset).stream()
                        .map(TargetTree::name)
                        .map(name -> new PresetTarget(preset, name)))
                .sorted(Comparator.comparing(PresetTarget::name))
                .toList();
    }

    /// What attaching would do.
    public TargetOffer offer(Pipeline pipeline, TargetChoice choice, Sentences language) {
        List<OfferedOperation> operations = new ArrayList<>();
        try {
            operations.addAll(operations(choice));
            String operation = operation(choice, operations);
            if (!operations.isEmpty() && operation.isEmpty()) {
                return new TargetOffer("", operations, "", "", 0, "", TargetOffer.NO_DRIFT);
            }
            TargetTree tree = form(choice, operation).tree();
            return new TargetOffer(
                    "",
                    operations,
                    operation,
                    tree.name(),
                    Math.toIntExact(tree.all().count()),
                    outranked(pipeline, language),
                    drifts.with(pipeline, tree, language));
        } catch (InvalidTargetException invalid) {
            String fault = invalid.sentence().map(language::text).orElse("");
            return new TargetOffer(fault, operations, choice.operation(), "", 0, "", TargetOffer.NO_DRIFT);
        }
    }

    private static List<OfferedOperation> operations(TargetChoice choice) throws InvalidTargetException {
        return choice.document().isBlank()
                ? List.of()
                : TargetForm.operations(choice.document()).stream()
                        .map(each -> new OfferedOperation(each.id(), each.summary()))
                        .toList();
    }

    /// Of one operation nobody needs to choose.
    private static String operation(TargetChoice choice, List<OfferedOperation> operations) {
        return choice.operation().isEmpty() && operations.size() == 1
                ? operations.getFirst().id()
                : choice.operation();
    }

    private static TargetForm form(TargetChoice choice, String operation) throws InvalidTargetException {
        if (!choice.preset().isEmpty()) {
            return TargetForm.of(Presets.requestSchemaOf(choice.preset()).orElseThrow());
        }
        return operation.isEmpty() ? TargetForm.of(choice.document()) : TargetForm.of(choice.document(), operation);
    }

    /// What a node behind the mapping says counts before what is attached.
    private String outranked(Pipeline pipeline, Sentences language) {
        return mapping.target(pipeline)
                .filter(target -> target.giver() != MapTarget.Giver.ATTACHED)
                .map(target -> language.text(said(target, pipeline)))
                .orElse("");
    }

    /// The edit that attaches a target; empty if [#offer] finds a fault with it. All lines stay; those whose field is
    /// found elsewhere in it go there, if the person wants it.
    public Optional<PipelineEdit> attached(Pipeline pipeline, TargetChoice choice, boolean moves) {
        try {
            return Optional.of(attached(pipeline, form(choice, operation(choice, operations(choice))), moves));
        } catch (InvalidTargetException _) {
            return Optional.empty();
        }
    }

    private PipelineEdit attached(Pipeline pipeline, TargetForm form, boolean moves) {
        var attach = new PipelineEdit.ChangeField(mapping.node(), "targetSchema", form.text());
        Optional<PipelineEdit> moved = moves ? drifts.moved(pipeline, form.tree()) : Optional.empty();
        return moved.<PipelineEdit>map(edit -> new PipelineEdit.Several(List.of(attach, edit)))
                .orElse(attach);
    }

    /// The edit that removes the schema that is attached. All lines stay.
    public PipelineEdit detached() {
        return new PipelineEdit.ChangeField(mapping.node(), "targetSchema", null);
    }
}
