package dev.pipewright.designer.mapping;

import dev.pipewright.designer.look.Answers;
import dev.pipewright.designer.mapping.MappingQuestion.Plain;
import dev.pipewright.model.IgnoredDrift;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentences;
import dev.pipewright.platform.mapping.DriftLook.DriftSide;
import dev.pipewright.platform.mapping.OpenMapping;
import dev.pipewright.platform.mapping.TargetChoice;
import java.util.List;
import java.util.function.Supplier;

/// Answers what the editor asks about the target of the mapping, and about lines that do not fit.
final class TargetAnswers {

    private TargetAnswers() {}

    /// How a target is attached.
    ///
    /// @param moves true to take lines to where their fields are in it
    record Attach(TargetChoice choice, boolean moves) {}

    /// How suggestions take the place of lines that do not fit.
    ///
    /// @param targets of those lines
    record Mend(DriftSide side, List<String> targets) {
        Mend {
            targets = List.copyOf(targets);
        }
    }

    /// @param pipeline the draft as it is when it is asked for
    static void to(Answers answers, OpenMapping mapping, Supplier<Pipeline> pipeline, Sentences language) {
        var targets = mapping.targets();
        var drifts = mapping.drifts();
        answers.on("target", Plain.class, asked -> targets.look(pipeline.get(), language))
                .on("offer", TargetChoice.class, asked -> targets.offer(pipeline.get(), asked, language))
                .on(
                        "attach",
                        Attach.class,
                        asked -> MappingPanel.edits(targets.attached(pipeline.get(), asked.choice(), asked.moves())))
                .on("detach", Plain.class, asked -> MappingPanel.edits(targets.detached()))
                .on(
                        "mend",
                        Mend.class,
                        asked -> MappingPanel.edits(drifts.mended(pipeline.get(), asked.side(), asked.targets())))
                .on("mendAll", Plain.class, asked -> MappingPanel.edits(drifts.mended(pipeline.get())))
                .on("ignore", IgnoredDrift.class, asked -> MappingPanel.edits(drifts.ignored(pipeline.get(), asked)))
                .on("heed", Plain.class, asked -> MappingPanel.edits(drifts.nothingIgnored()));
    }
}
