package dev.pipewright.engine.mapping;

import static dev.pipewright.engine.mapping.Understood.understood;

import dev.pipewright.engine.mapping.business.PlainTexts;
import dev.pipewright.model.Sentence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Functions that tidy texts up, and take parts out of them.
final class PlainTextFunctions {

    private PlainTextFunctions() {}

    static Functions.Library library() {
        return new Functions.Library(FunctionGroup.TEXT)
                .add(
                        "cleanText",
                        "<s-:s>",
                        "text",
                        "$cleanText('\u00a0Finch \\t Street\\n')",
                        "'Finch Street'",
                        TextFunctions.onText(PlainTexts::clean))
                .add(
                        "withoutAccents",
                        "<s-:s>",
                        "text",
                        "$withoutAccents('Málaga, Große Straße')",
                        "'Malaga, Grosse Strasse'",
                        TextFunctions.onText(PlainTexts::withoutAccents))
                .add(
                        "withoutLeadingZeros",
                        "<s-:s>",
                        "text",
                        "$withoutLeadingZeros('0004000043')",
                        "'4000043'",
                        TextFunctions.onText(PlainTexts::withoutLeadingZeros))
                .add(
                        "extract",
                        "<sfn?:s>",
                        "text regex group?",
                        "$extract('Order SO-4711 of March', /SO-([0-9]+)/)",
                        "'4711'",
                        understood(PlainTextFunctions::extract));
    }

    /// What the first match has in a group; nothing if there is no match. Without a number it is the first
    /// group, or the whole match if the expression has none.
    private static @Nullable Object extract(Understood.Arguments arguments) {
        if (!(arguments.value(1) instanceof FunctionValue matcher)) {
            return Missing.MISSING;
        }
        var match = Matches.of(matcher, arguments.text(0), arguments.frame()).next();
        if (match == null) {
            return Missing.MISSING;
        }
        List<@Nullable Object> groups = match.groups();
        long group = arguments.value(2) == Missing.MISSING ? Math.min(1, groups.size()) : arguments.whole(2);
        if (group < 0 || group > groups.size()) {
            throw new Trouble("P0021", Sentence.of("engine.noGroup", "number", group, "count", groups.size()), group);
        }
        @Nullable Object found = group == 0 ? match.text() : groups.get((int) group - 1);
        return found == null ? Missing.MISSING : found;
    }
}
