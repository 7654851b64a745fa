package dev.pipewright.model.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How the fields of a stream differ from those that were agreed. Only the fields of the records themselves are told
/// apart; what lies inside one is part of its type.
///
/// @param agreed what was agreed
/// @param found what there is now
/// @param kept names of fields that are as agreed
/// @param moved fields that most likely have another name now
/// @param gone fields that are no longer there
/// @param added fields that are new; those that are required too
/// @param retyped fields that have another type now
public record SchemaDrift(
        Schema agreed,
        Schema found,
        List<String> kept,
        List<Move> moved,
        List<Field> gone,
        List<Field> added,
        List<Retype> retyped) {

    /// From here on, a field that is gone and a new one are taken for the same one under another name.
    private static final double SAME = 0.7;

    public SchemaDrift {
        kept = List.copyOf(kept);
        moved = List.copyOf(moved);
        gone = List.copyOf(gone);
        added = List.copyOf(added);
        retyped = List.copyOf(retyped);
    }

    /// A field under another name.
    public record Move(String from, Field to) {}

    /// A field of another type.
    public record Retype(String name, FieldType from, FieldType to) {}

    /// Compares.
    ///
    /// @param found unknown if nobody could say; then nothing differs
    public static SchemaDrift between(Schema agreed, Schema found) {
        var kept = new ArrayList<String>();
        var retyped = new ArrayList<Retype>();
        var gone = new ArrayList<Field>();
        var added = new ArrayList<Field>();
        if (!agreed.isUnknown() && !found.isUnknown()) {
            for (Field field : agreed.fields()) {
                Optional<Field> now = found.field(field.name());
                if (now.isEmpty()) {
                    gone.add(field);
                } else if (now.get().type().equals(field.type())) {
                    kept.add(field.name());
                } else {
                    retyped.add(new Retype(field.name(), field.type(), now.get().type()));
                }
            }
            found.fields().stream()
                    .filter(field -> agreed.field(field.name()).isEmpty())
                    .forEach(added::add);
        }
        List<Move> moved = moves(gone, added);
        return new SchemaDrift(agreed, found, kept, moved, gone, added, retyped);
    }

    /// Takes the pairs that are most alike out of both lists.
    private static List<Move> moves(List<Field> gone, List<Field> added) {
        var pairs = new ArrayList<Pair>();
        for (Field from : gone) {
            for (Field to : added) {
                double likeness = NameLikeness.of(from.name(), to.name());
                if (likeness >= SAME && from.type().equals(to.type())) {
                    pairs.add(new Pair(from, to, likeness));
                }
            }
        }
        pairs.sort((one, other) -> Double.compare(other.likeness(), one.likeness()));
        Set<Field> taken = new HashSet<>();
        var moves = new ArrayList<Move>();
        for (Pair pair : pairs) {
            if (!taken.contains(pair.from()) && !taken.contains(pair.to())) {
                taken.add(pair.from());
                taken.add(pair.to());
                moves.add(new Move(pair.from().name(), pair.to()));
            }
        }
        gone.removeAll(taken);
        added.removeAll(taken);
        return moves;
    }

    private record Pair(Field from, Field to, double likeness) {}

    /// True if nothing differs.
    public boolean isNone() {
        return moved.isEmpty() && gone.isEmpty() && added.isEmpty() && retyped.isEmpty();
    }

    /// What there is now, to agree on: what was sensitive stays so, under its new name too.
    public Schema accepted() {
        Map<String, String> before = new HashMap<>();
        moved.forEach(move -> before.put(move.to().name(), move.from()));
        return new Schema(found.fields().stream()
                .map(field -> new Field(
                        field.name(),
                        field.type(),
                        field.required(),
                        field.sensitive()
                                || agreed.field(before.getOrDefault(field.name(), field.name()))
                                        .filter(Field::sensitive)
                                        .isPresent()))
                .toList());
    }
}
