package dev.pipewright.designer.mapping;

import dev.pipewright.designer.look.Answers;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentences;
import dev.pipewright.platform.mapping.MappingSheets;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;

/// Answers what the editor asks about spreadsheets. Their contents cross the wire in Base64.
public final class SheetAnswers {

    private SheetAnswers() {}

    /// What a sheet would change.
    record Sheet(String file, String content) {}

    /// How rows of a sheet become lines.
    ///
    /// @param targets of those to take; all if there are none
    record TakeSheet(String file, String content, List<String> targets) {
        TakeSheet {
            targets = List.copyOf(targets);
        }
    }

    /// The lines as a sheet.
    record WriteSheet(MappingSheets.Form form) {}

    /// A sheet.
    public record WrittenSheet(String content) {}

    /// @param pipeline the draft as it is when it is asked for
    static void to(Answers answers, MappingSheets sheets, Supplier<Pipeline> pipeline, Sentences language) {
        answers.on(
                        "sheet",
                        Sheet.class,
                        asked -> sheets.read(pipeline.get(), asked.file(), bytes(asked.content()), language))
                .on(
                        "takeSheet",
                        TakeSheet.class,
                        asked -> MappingPanel.edits(
                                sheets.taken(pipeline.get(), asked.file(), bytes(asked.content()), asked.targets())))
                .on(
                        "writeSheet",
                        WriteSheet.class,
                        asked -> new WrittenSheet(
                                Base64.getEncoder().encodeToString(sheets.written(pipeline.get(), asked.form()))));
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
