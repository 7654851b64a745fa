package dev.pipewright.engine.mapping.assist;

import dev.pipewright.model.schema.Schema;
import dev.pipewright.model.wanted.TargetField;
import dev.pipewright.model.wanted.TargetTree;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Suggests by which fields the records of a flat source are to be grouped, where a target wants a document with lines
/// and the source has a record for each line.
public final class Grouping {

    private static final Set<String> NAMING = Set.of("NUMBER", "ID", "REFERENCE", "");

    private Grouping() {}

    /// The fields that name a document: its number if there is one, else who bought, when and where. Empty if the
    /// records have lists themselves, the target wants no lines, or nothing names a document.
    ///
    /// @param source what the source promises; may be unknown
    /// @param samples some of its first records
    public static List<String> of(
            TargetTree target, Schema source, List<? extends Map<String, @Nullable Object>> samples) {
        Scope record = Scope.ofRecords(samples, source);
        if (!record.lists().isEmpty() || !wantsLines(target)) {
            return List.of();
        }
        List<Candidate> fields = record.candidates().stream()
                .filter(candidate -> !candidate.name().contains("."))
                .toList();
        Optional<Candidate> number = fields.stream()
                .filter(field -> names(field, "DOCUMENT"))
                .filter(field -> repeats(field)
                        || fields.stream().noneMatch(other -> names(other, "DOCUMENT") && repeats(other)))
                .findFirst();
        if (number.isPresent()) {
            return List.of(number.get().name());
        }
        Optional<Candidate> customer = first(fields, field -> names(field, "CUSTOMER"));
        if (customer.isEmpty()) {
            return List.of();
        }
        return Stream.of(customer, first(fields, Grouping::saysWhen), first(fields, field -> names(field, "SHIP_FROM")))
                .flatMap(Optional::stream)
                .map(Candidate::name)
                .toList();
    }

    private static boolean wantsLines(TargetTree target) {
        return target.fields().stream().anyMatch(field -> field.type() == TargetField.Type.LIST && !field.isValue());
    }

    private static Optional<Candidate> first(List<Candidate> fields, Predicate<Candidate> wanted) {
        return fields.stream().filter(wanted).findFirst();
    }

    private static boolean names(Candidate field, String part) {
        Meaning meaning = field.meaning();
        return NAMING.contains(meaning.subject())
                && meaning.parts().equals(Set.of(part))
                && meaning.opposed().isEmpty()
                && !field.values().isEmpty();
    }

    private static boolean saysWhen(Candidate field) {
        Meaning meaning = field.meaning();
        return meaning.subject().equals("DATE")
                || (meaning.words().contains("time") && NAMING.contains(meaning.subject()));
    }

    private static boolean repeats(Candidate field) {
        return new HashSet<>(field.values()).size() < field.values().size();
    }
}
