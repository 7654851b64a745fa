package dev.pipewright.engine.quartz;

import dev.pipewright.model.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/// Finds the field that keeps a rule from being one.
final class CronFault {

    private static final Pattern FIELD = Pattern.compile("\\S+");
    private static final List<String> SENTENCES =
            List.of("engine.cronMinute", "engine.cronHour", "engine.cronDate", "engine.cronMonth", "engine.cronDay");

    private CronFault() {}

    /// The first wrong field, with its place; empty if each of them is right by itself.
    ///
    /// @param written five fields
    /// @param quartz the same, with the seconds before them, as Quartz takes them
    static Optional<Sentence> in(String written, String quartz) {
        List<MatchResult> fields = FIELD.matcher(written).results().toList();
        String[] parts = quartz.split(" ", -1);
        for (int at = 0; at < fields.size(); at++) {
            if (!CronExpression.isValidExpression(alone(parts, at + 1))) {
                return Optional.of(Sentence.of(
                        SENTENCES.get(at),
                        "field",
                        fields.get(at).group(),
                        "position",
                        Integer.toString(fields.get(at).start() + 1)));
            }
        }
        return Optional.empty();
    }

    private static String alone(String[] parts, int at) {
        String[] others = {"0", "*", "*", "*", "*", "?"};
        others[at] = parts[at];
        if (at == 5 && !parts[at].equals("?")) {
            others[3] = "?";
        } else if (at == 3 && parts[at].equals("?")) {
            others[5] = "*";
        }
        return String.join(" ", others);
    }
}
