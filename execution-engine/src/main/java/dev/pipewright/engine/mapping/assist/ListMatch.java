package dev.pipewright.engine.mapping.assist;

import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.engine.mapping.EvaluationException;
import dev.pipewright.engine.mapping.Expression;
import dev.pipewright.engine.mapping.InvalidExpressionException;
import dev.pipewright.engine.mapping.assist.Scope.ListOfObjects;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.model.wanted.TargetField;
import dev.pipewright.model.wanted.TargetTree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A list that the target wants and the list of the source whose items are its items: the one that fills most of
/// its fields, or the one that a line says already.
///
/// @param given true if a line says it already
/// @param fills how many of the wanted fields its items fill
record ListMatch(TargetField target, String expression, String name, Scope scope, boolean given, int fills) {

    private static final int FEWEST = 2;
    private static final String COUNT = "lineNumber";

    /// @param forEach the expressions of the for-each lines that are there, by target
    static List<ListMatch> of(TargetTree target, Scope record, Map<String, String> forEach, Set<String> filled) {
        var matches = new ArrayList<ListMatch>();
        target.fields().stream()
                .flatMap(TargetField::all)
                .filter(field -> field.type() == TargetField.Type.LIST && !field.isValue())
                .filter(field -> field.path().indexOf("[]") == field.path().length() - 2)
                .forEach(list ->
                        match(list, record, forEach.get(list.path()), filled).ifPresent(matches::add));
        // A list of the source is one list of the target.
        matches.sort(Comparator.comparingInt(ListMatch::fills).reversed());
        Set<String> used = new HashSet<>();
        matches.removeIf(match -> !match.given && !used.add(match.expression));
        return matches;
    }

    private static Optional<ListMatch> match(
            TargetField target, Scope record, @Nullable String given, Set<String> filled) {
        if (given != null) {
            List<List<Object>> items = record.groups().stream()
                    .map(group -> itemsOf(given, group.getFirst()))
                    .toList();
            Schema schema = record.lists().stream()
                    .filter(list -> list.expression().equals(given))
                    .map(ListOfObjects::schema)
                    .findFirst()
                    .orElse(Schema.UNKNOWN);
            return Optional.of(new ListMatch(target, given, given, new Scope(items, schema), true, 0));
        }
        String whole = target.path().substring(0, target.path().length() - TargetField.LIST.length());
        if (filled.contains(whole)) {
            return Optional.empty();
        }
        // Where there is no other list, the one there is holds the items, though a bad record spoils most of its
        // fields.
        int fewest = target.required() && record.lists().size() == 1 ? 1 : FEWEST;
        return record.lists().stream()
                .map(list -> tried(target, list))
                .filter(match -> match.fills >= fewest)
                .max(Comparator.comparingInt(ListMatch::fills));
    }

    private static ListMatch tried(TargetField target, ListOfObjects list) {
        var scope = new Scope(list.items(), list.schema());
        var match = new ListMatch(target, list.expression(), list.name(), scope, false, 0);
        int fills = match.assignment("")
                .of(target.fields(), scope.candidates(), new HashSet<>())
                .size();
        return new ListMatch(target, list.expression(), list.name(), scope, false, fills);
    }

    private static List<Object> itemsOf(String expression, Object record) {
        try {
            Object found = Expression.compile(expression).evaluate(record, EvaluationContext.of(Instant.EPOCH, 0));
            List<?> items = found instanceof List<?> list ? list : found == null ? List.of() : List.of(found);
            return items.stream()
                    .filter(Map.class::isInstance)
                    .<Object>map(Objects::requireNonNull)
                    .toList();
        } catch (EvaluationException | InvalidExpressionException _) {
            return List.of();
        }
    }

    private Assignment assignment(String wanting) {
        return new Assignment(wanting, name + ".", new Fitting(scope.inputs()), scope.groups());
    }

    /// What all items of each record have in common is a matter of the whole record: where a source has a row for
    /// each item, each row repeats it. Where each record has one item, only what the record says itself tells
    /// whether that is a row of the source.
    List<Candidate> sameForAllItems(Scope record) {
        Set<String> known = new HashSet<>();
        record.candidates().forEach(candidate -> known.add(candidate.name()));
        boolean several = scope.groups().stream().anyMatch(items -> items.size() > 1);
        if (given || !(several || repeatsAllOf(record))) {
            return List.of();
        }
        return scope.candidates().stream()
                .filter(candidate -> !known.contains(candidate.name()) && isSame(candidate))
                .map(candidate ->
                        candidate.readAs(expression + "[0]." + candidate.expression(), name + "." + candidate.name()))
                .toList();
    }

    /// True if each item has all that stands beside its list: the record was folded of them.
    private boolean repeatsAllOf(Scope record) {
        List<Object> folded = record.inputs();
        for (int i = 0; i < folded.size(); i++) {
            for (Object item : scope.groups().get(i)) {
                if (!(folded.get(i) instanceof Map<?, ?> beside) || !repeats(item, beside)) {
                    return false;
                }
            }
        }
        return !record.candidates().isEmpty();
    }

    private boolean repeats(Object item, Map<?, ?> beside) {
        return item instanceof Map<?, ?> row
                && beside.entrySet().stream()
                        .filter(field -> !name.equals(field.getKey()))
                        .allMatch(field -> Objects.equals(field.getValue(), row.get(field.getKey())));
    }

    private boolean isSame(Candidate candidate) {
        for (List<Object> items : scope.groups()) {
            Set<Object> values = new HashSet<>();
            for (Object item : items) {
                values.add(String.valueOf(item instanceof Map<?, ?> map ? map.get(candidate.name()) : null));
            }
            if (values.size() > 1) {
                return false;
            }
        }
        return true;
    }

    /// The for-each line and the lines below it.
    List<Suggestion> suggestions(String wanting, List<TargetField> open, Set<String> used) {
        var lines = new ArrayList<Suggestion>(assignment(wanting).of(open, scope.candidates(), used));
        lines.addAll(LineTotal.of(open, lines, scope));
        if (given) {
            return lines;
        }
        Sentence reason = Sentence.of("suggest.list", "source", name, "count", lines.size());
        Optional<TargetField> number = open.stream()
                .filter(field -> field.required() && isNumber(field))
                .filter(field -> lines.stream().noneMatch(line -> line.target().equals(field.path())))
                .findFirst();
        String list = expression;
        if (number.isPresent()) {
            list = expression + "#$i.$merge([$, {'" + COUNT + "': $i + 1}])";
            String count = number.get().type() == TargetField.Type.TEXT ? "$string(" + COUNT + ")" : COUNT;
            lines.add(new Suggestion(number.get().path(), count, 80, Sentence.of("suggest.numbered")));
        }
        int confidence = Math.min(95, 70 + 4 * fills);
        lines.addFirst(new Suggestion(target.path(), list, confidence, reason));
        return lines.stream().map(line -> line.atMost(confidence)).toList();
    }

    private static boolean isNumber(TargetField field) {
        Meaning meaning = Assignment.meaningOf(field);
        return (meaning.subject().equals("NUMBER") || meaning.isNaming())
                && meaning.parts().stream().allMatch("LINE"::equals);
    }
}
