package dev.pipewright.designer.text;

import dev.pipewright.designer.code.CodeFault;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Problem;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.model.change.Conflict;
import dev.pipewright.model.change.PipelineMerge;
import dev.pipewright.model.edit.EditsBetween;
import dev.pipewright.model.form.RecordForm;
import dev.pipewright.model.json.PipelineFile;
import dev.pipewright.model.json.PipelineFormatException;
import dev.pipewright.model.json.PipelineJson;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What becomes of a draft that somebody writes as a text. Safe for use by many threads.
final class WrittenText {

    private final Supplier<Drawing> drawing;
    private final ProblemTexts sentences;

    /// @param drawing the draft as it is now; asked by any thread
    WrittenText(Supplier<Drawing> drawing, ProblemTexts sentences) {
        this.drawing = drawing;
        this.sentences = sentences;
    }

    /// The text of the draft.
    record Text(String text) {}

    /// What leads from the draft to a text.
    ///
    /// @param edit one edit, as it crosses the wire; absent if the draft says the same already, or the text has
    ///     faults
    /// @param overtaken what others changed meanwhile in the same place, where the text stands now
    /// @param faults what keeps the text from being a pipeline
    record Edits(@Nullable Object edit, List<String> overtaken, List<CodeFault> faults) {}

    Text now() {
        return new Text(PipelineJson.write(PipelineFile.of(drawing.get())));
    }

    /// What keeps a text from being a pipeline, at its place in the text.
    List<CodeFault> faults(String text) {
        try {
            PipelineJson.read(text);
            return List.of();
        } catch (PipelineFormatException unreadable) {
            return faultsOf(unreadable, text);
        }
    }

    /// The edits that do to the draft what was done to the text, with what others changed meanwhile kept. Where both
    /// changed the same, the text stands, and the person is told.
    ///
    /// @param base the text before the person changed it
    Edits edits(String base, String text) {
        Drawing before = PipelineJson.read(base).drawing();
        Drawing wanted;
        try {
            wanted = PipelineJson.read(text).drawing();
        } catch (PipelineFormatException unreadable) {
            return new Edits(null, List.of(), faultsOf(unreadable, text));
        }
        Drawing now = drawing.get();
        var merged = PipelineMerge.of(before, wanted, now);
        var edit = EditsBetween.of(now, merged.drawing()).map(RecordForm::ofValue);
        return new Edits(edit.orElse(null), overtaken(merged.conflicts()), List.of());
    }

    private List<String> overtaken(List<Conflict> conflicts) {
        return conflicts.stream()
                .map(conflict -> sentences.sentence(conflict.problem()))
                .toList();
    }

    private List<CodeFault> faultsOf(PipelineFormatException unreadable, String text) {
        return unreadable.problems().stream()
                .map(problem -> new CodeFault(placeOf(problem, text), sentences.sentence(problem)))
                .toList();
    }

    /// The line that a problem names, at its column, or where its first word begins.
    private static int placeOf(Problem problem, String text) {
        int line = numberIn(problem, "line");
        int start = 0;
        for (int passed = 1; passed < line && start >= 0; passed++) {
            start = text.indexOf('\n', start) + 1;
            if (start == 0) {
                return text.length();
            }
        }
        int column = numberIn(problem, "column");
        int place = start + Math.max(0, column - 1);
        while (column == 0 && place < text.length() && text.charAt(place) == ' ') {
            place++;
        }
        return Math.min(place, text.length());
    }

    private static int numberIn(Problem problem, String value) {
        String number = problem.values().getOrDefault(value, "");
        return number.matches("\\d{1,9}") ? Integer.parseInt(number) : 0;
    }
}
