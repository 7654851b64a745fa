package dev.pipewright.connectors.spi;

import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A field that may say when a record changed, or that may only grow. Whoever draws the pipeline decides: no system can
/// tell for sure.
///
/// @param indexed true if the system finds records by it without reading all of them
public record WatermarkCandidate(String field, Reason reason, boolean indexed) {

    private static final Set<String> CHANGE = Set.of("updated", "modified", "changed", "mutated", "lastmod", "upd");
    private static final Set<String> CREATION = Set.of("created", "inserted", "added", "entered");

    /// Why a field is one, the best reason first.
    public enum Reason {
        /// A time whose name says that it is of the last change.
        CHANGED,
        /// A number that the system itself gives, one after the other: it shows what is new, not what changed.
        GROWS,
        /// A time whose name says that it is of the creation: it shows what is new, not what changed.
        CREATED,
        /// Another time.
        TIME
    }

    /// The candidates among the fields of a schema, the best first.
    ///
    /// @param growing the fields whose numbers the system gives
    /// @param indexed the fields that records are found by
    public static List<WatermarkCandidate> among(List<Field> fields, Set<String> growing, Set<String> indexed) {
        List<WatermarkCandidate> candidates = new ArrayList<>();
        for (Field field : fields) {
            boolean isIndexed = indexed.contains(field.name());
            if (growing.contains(field.name())) {
                candidates.add(new WatermarkCandidate(field.name(), Reason.GROWS, isIndexed));
            } else if (isTime(field.type())) {
                candidates.add(new WatermarkCandidate(field.name(), reasonOf(field.name()), isIndexed));
            }
        }
        candidates.sort(Comparator.comparing(WatermarkCandidate::reason)
                .thenComparing(WatermarkCandidate::indexed, Comparator.reverseOrder()));
        return List.copyOf(candidates);
    }

    private static boolean isTime(FieldType type) {
        return type == FieldType.Simple.INSTANT
                || type == FieldType.Simple.LOCAL_DATE_TIME
                || type == FieldType.Simple.DATE;
    }

    private static Reason reasonOf(String field) {
        String name = field.toLowerCase(Locale.ROOT);
        if (CHANGE.stream().anyMatch(name::contains)) {
            return Reason.CHANGED;
        }
        return CREATION.stream().anyMatch(name::contains) ? Reason.CREATED : Reason.TIME;
    }
}
