package dev.pipewright.platform.backfill;

import dev.pipewright.model.Node;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.platform.load.ValueKind;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a back-fill comes to, if it is possible.
///
/// @param source what is read
/// @param slices the parts of its range, in their order; at least one
record BackFillPlan(Node.Source source, List<SliceBounds> slices) {

    /// More are more runs than anybody looks at.
    static final int MOST_SLICES = 1_000;

    /// More would only wait for the workers.
    static final int MOST_AT_ONCE = 20;

    BackFillPlan {
        slices = List.copyOf(slices);
    }

    /// @param present where the source's watermark stands; null if nobody knows
    /// @throws BackFillRefusedException if the range cannot be read as asked
    static BackFillPlan of(BackFillRequest request, Node.Source source, @Nullable Object present) {
        if (request.atOnce() < 1 || request.atOnce() > MOST_AT_ONCE) {
            throw refused(Sentence.of("platform.backfillAtOnce", "value", request.atOnce(), "most", MOST_AT_ONCE));
        }
        ValueKind known = kindOf(source, present);
        ValueKind kind = known == null ? kindOf(request.from()) : known;
        String from = fitted(request.from(), kind, source);
        String to = fitted(request.to(), kind, source);
        if (!SliceLength.moment(from).isBefore(SliceLength.moment(to))) {
            throw refused(Sentence.of("platform.backfillEmpty", "from", from, "to", to));
        }
        List<SliceBounds> slices = request.length().divide(kind, from, to, MOST_SLICES);
        if (slices.size() > MOST_SLICES) {
            throw refused(Sentence.of("platform.backfillTooMany", "most", MOST_SLICES));
        }
        return new BackFillPlan(source, slices);
    }

    /// The source that is meant.
    ///
    /// @param sources those of the live version that read only changes
    static Node.Source chosen(@Nullable String node, List<Node.Source> sources) {
        if (sources.isEmpty()) {
            throw refused(Sentence.of("platform.backfillNoSource"));
        }
        List<Node.Source> meant = sources.stream()
                .filter(source -> node == null || source.id().value().equals(node))
                .toList();
        if (meant.size() == 1) {
            return meant.getFirst();
        }
        String names = String.join(
                ", ", sources.stream().map(source -> source.id().value()).toList());
        throw refused(
                node == null
                        ? Sentence.of("platform.backfillWhichSource", "nodes", names)
                        : Sentence.of("platform.backfillUnknownSource", "node", node, "nodes", names));
    }

    private static ValueKind kindOf(String value) {
        ValueKind kind = ValueKind.of(value);
        if (kind == ValueKind.NONE) {
            throw refused(Sentence.of("platform.backfillNoTime", "value", value));
        }
        return kind;
    }

    /// What the watermark's values are like: as the source's schema says, else like the one that loads have
    /// reached.
    ///
    /// @return null if nobody knows
    /// @throws BackFillRefusedException if they are no days or times
    static @Nullable ValueKind kindOf(Node.Source source, @Nullable Object present) {
        List<String> watermark = Objects.requireNonNull(source.incremental()).watermark();
        ValueKind kind = source.schema().fields().stream()
                .filter(field -> field.name().equals(watermark.getFirst()))
                .findFirst()
                .map(Field::type)
                .map(BackFillPlan::kindOf)
                .orElse(present == null ? null : ValueKind.of(present));
        if (kind == ValueKind.NUMBER || kind == ValueKind.NONE) {
            throw refused(Sentence.of(
                    "platform.backfillNumbers", "node", source.name(), "field", String.join(", ", watermark)));
        }
        return kind;
    }

    private static @Nullable ValueKind kindOf(FieldType type) {
        return switch (type) {
            case FieldType.Simple.DATE -> ValueKind.DATE;
            case FieldType.Simple.LOCAL_DATE_TIME -> ValueKind.LOCAL;
            case FieldType.Simple.INSTANT -> ValueKind.INSTANT;
            case FieldType.Simple.STRING, FieldType.Simple.ANY -> null;
            case FieldType.Decimal _ -> ValueKind.NUMBER;
            case FieldType.Simple.INTEGER -> ValueKind.NUMBER;
            case FieldType.Simple.BOOLEAN, FieldType.Simple.TIME, FieldType.Simple.BYTES -> ValueKind.NONE;
            case FieldType.Structure _, FieldType.ListOf _ -> ValueKind.NONE;
        };
    }

    /// A value as the watermark has it: a day begins at midnight, and the days of instants are those of UTC.
    private static String fitted(String value, ValueKind kind, Node.Source source) {
        ValueKind given = kindOf(value);
        if (given == ValueKind.DATE && kind == ValueKind.LOCAL) {
            return value + "T00:00:00";
        }
        if (given == ValueKind.DATE && kind == ValueKind.INSTANT) {
            return value + "T00:00:00Z";
        }
        if (given != kind) {
            String example = kind == ValueKind.DATE
                    ? "2026-03-02"
                    : "2026-03-02T10:00:00" + (kind == ValueKind.INSTANT ? "Z" : "");
            throw refused(Sentence.of(
                    "platform.backfillOtherKind", "value", value, "node", source.name(), "example", example));
        }
        // With its seconds, as sources have it: 10:00 and 10:00:00 are one time, but not one text.
        return kind == ValueKind.LOCAL ? SliceLength.text(kind, SliceLength.moment(value)) : value;
    }

    private static BackFillRefusedException refused(Sentence sentence) {
        return new BackFillRefusedException(sentence);
    }
}
