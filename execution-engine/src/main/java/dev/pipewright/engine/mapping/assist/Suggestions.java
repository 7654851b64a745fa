package dev.pipewright.engine.mapping.assist;

import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.model.wanted.TargetField;
import dev.pipewright.model.wanted.TargetTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Suggests a line for each field of a target that no line fills yet, where a value of the source is likely what
/// is meant. Each value is suggested once, and each expression was tried out on all samples.
public final class Suggestions {

    private static final int MOST_SAMPLES = 50;

    private final TargetTree target;
    private final Set<String> filled = new HashSet<>();
    private final Map<String, String> forEach = new LinkedHashMap<>();
    private final Map<String, Suggestion> found = new LinkedHashMap<>();

    private Suggestions(TargetTree target, List<MappingLine> lines) {
        this.target = target;
        for (MappingLine line : lines) {
            String path = line.target();
            if (line.isForEach()) {
                forEach.put(path, line.expression());
            }
            filled.add(path);
        }
    }

    /// The suggestions, in the order of the target.
    ///
    /// @param lines those that are there already
    /// @param source what the mapping gets, as far as the schema says; may be unknown
    /// @param samples records that the mapping gets, of which the first 50 are looked at; none will do
    public static List<Suggestion> of(
            TargetTree target,
            List<MappingLine> lines,
            Schema source,
            List<? extends Map<String, @Nullable Object>> samples) {
        var suggestions = new Suggestions(target, lines);
        suggestions.suggest(Scope.ofRecords(samples.stream().limit(MOST_SAMPLES).toList(), source));
        return target.all()
                .map(field -> suggestions.found.get(field.path()))
                .filter(suggestion -> suggestion != null)
                .toList();
    }

    /// The name of a field as an expression reads it.
    public static String quoted(String name) {
        return Scope.quoted(name);
    }

    private void suggest(Scope record) {
        List<ListMatch> lists = ListMatch.of(target, record, forEach, filled);
        var candidates = new ArrayList<>(record.candidates());
        lists.forEach(list -> candidates.addAll(list.sameForAllItems(record)));
        Set<String> used = new HashSet<>();
        var ofRecord = new Assignment(target.name(), "", new Fitting(record.inputs()), record.groups());
        put(ofRecord.of(open(target.fields()), candidates, used));
        for (ListMatch list : lists) {
            put(list.suggestions(target.name(), open(list.target().fields()), used));
        }
        putStandards(target.fields());
        dropHalfObjects(target.fields());
    }

    private void put(List<Suggestion> suggestions) {
        suggestions.forEach(suggestion -> found.put(suggestion.target(), suggestion));
    }

    /// The values of a record, or of an item, that nothing fills yet; what is in a list below is not among them.
    private List<TargetField> open(List<TargetField> fields) {
        var open = new ArrayList<TargetField>();
        for (TargetField field : fields) {
            if (field.type() != TargetField.Type.LIST && !filled.contains(field.path())) {
                if (field.isValue()) {
                    open.add(field);
                } else {
                    open.addAll(open(field.fields()));
                }
            }
        }
        return open;
    }

    /// What is required and has a value that counts if nothing is said gets that value, if nothing better was
    /// found.
    private void putStandards(List<TargetField> fields) {
        for (TargetField field : fields) {
            boolean given = filled.contains(field.path()) || found.containsKey(field.path());
            if (!given
                    && field.isValue()
                    && field.required()
                    && !field.standard().isEmpty()) {
                String text = field.type() == TargetField.Type.TEXT
                        ? "'" + field.standard().replace("\\", "\\\\").replace("'", "\\'") + "'"
                        : field.standard();
                found.put(
                        field.path(),
                        new Suggestion(
                                field.path(), text, 80, Sentence.of("suggest.standard", "target", target.name())));
            }
            if (!given && field.type() != TargetField.Type.LIST && (field.required() || hasAny(field))) {
                putStandards(field.fields());
            }
        }
    }

    private boolean hasAny(TargetField field) {
        return field.all().anyMatch(inner -> filled.contains(inner.path()) || found.containsKey(inner.path()));
    }

    /// Part of an object that lacks what it requires would only be refused.
    private void dropHalfObjects(List<TargetField> fields) {
        for (TargetField field : fields) {
            dropHalfObjects(field.fields());
            boolean begun = field.all().anyMatch(inner -> filled.contains(inner.path()));
            boolean half = field.fields().stream()
                    .anyMatch(inner -> inner.required() && inner.isValue() && !found.containsKey(inner.path()));
            if (!field.required() && !begun && half && field.type() == TargetField.Type.OBJECT) {
                field.all().forEach(inner -> found.remove(inner.path()));
            }
        }
    }
}
