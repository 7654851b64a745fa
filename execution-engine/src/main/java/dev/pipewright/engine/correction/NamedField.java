package dev.pipewright.engine.correction;

import dev.pipewright.engine.correction.RecordPath.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the field of a record that a target or a node complains about.
public final class NamedField {

    private static final Pattern PART = Pattern.compile("[^\\[\\]./]+");
    private static final Pattern INDEX = Pattern.compile("\\d{1,6}");

    private NamedField() {}

    /// The place of a field.
    ///
    /// @param name the way to it, as targets and mappings write it: `lines[0].item`, `lines[].item`,
    ///     `/lines/0/item`, `lines[0][item]`, with or without names in front that the record does not have
    /// @return empty if the record has neither the field nor the object that it would stand in
    public static Optional<RecordPath> in(Map<String, @Nullable Object> fields, String name) {
        List<String> way = PART.matcher(name).results().map(MatchResult::group).toList();
        for (int from = 0; from < way.size(); from++) {
            Optional<RecordPath> found = along(fields, way.subList(from, way.size()), from > 0);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<RecordPath> along(@Nullable Object record, List<String> way, boolean mustBeThere) {
        var steps = new ArrayList<Step>();
        Object at = record;
        for (int i = 0; i < way.size(); i++) {
            String part = way.get(i);
            if (at instanceof List<?> list) {
                boolean isIndex = INDEX.matcher(part).matches();
                int index = isIndex ? Integer.parseInt(part) : 0;
                if (index >= list.size()) {
                    return Optional.empty();
                }
                steps.add(isIndex ? new Step.Index(index) : new Step.Each());
                at = list.get(index);
                if (isIndex) {
                    continue;
                }
            }
            boolean isLast = i == way.size() - 1;
            if (!(at instanceof Map<?, ?> object) || (!object.containsKey(part) && (mustBeThere || !isLast))) {
                return Optional.empty();
            }
            steps.add(new Step.Name(part));
            at = object.get(part);
        }
        return Optional.of(new RecordPath(steps));
    }
}
