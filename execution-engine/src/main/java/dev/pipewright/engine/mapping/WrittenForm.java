package dev.pipewright.engine.mapping;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which parts of a whole mapping's document are lines of their own: objects in braces with named fields, and
/// for-each, written `[list.{ … }]`, or `[list.$]` if the items are taken as they are.
///
/// An expression that looks like one of these is a line by itself if it stands in round brackets, which are no
/// part of the line; so is a list that could not stand before a dot.
final class WrittenForm {

    private static final Set<Raw.Kind> SAFE_LEAVES =
            Set.of(Raw.Kind.NAME, Raw.Kind.VARIABLE, Raw.Kind.WILDCARD, Raw.Kind.DESCENDANTS, Raw.Kind.WORD);

    /// A for-each as it is written.
    ///
    /// @param list what it takes the items of
    /// @param dot where the list's text ends
    /// @param fields of the object that it makes of each; null if the items are taken as they are
    record ForEach(Raw list, int from, int dot, @Nullable List<Raw.Pair> fields) {}

    private WrittenForm() {}

    /// The fields of an object in braces; null if it is none, or has no fields.
    static @Nullable List<Raw.Pair> fieldsOf(Raw raw) {
        return raw instanceof Raw.ObjectOf object && !object.pairs().isEmpty() ? object.pairs() : null;
    }

    /// The for-each that an expression is written as; null if it is none.
    static @Nullable ForEach forEachOf(Raw raw) {
        if (raw instanceof Raw.ArrayOf array
                && array.items().size() == 1
                && array.items().getFirst() instanceof Raw.Binary step
                && step.operator().equals(".")
                && !bindsNames(step.left())) {
            var fields = fieldsOf(step.right());
            if (fields != null || isContext(step.right())) {
                return new ForEach(step.left(), array.position() + 1, step.position(), fields);
            }
        }
        return null;
    }

    private static boolean isContext(Raw raw) {
        return raw instanceof Raw.Leaf leaf && leaf.kind() == Raw.Kind.VARIABLE && "".equals(leaf.value());
    }

    /// True if names are given to items on the way, which lines below could not use.
    private static boolean bindsNames(Raw raw) {
        return switch (raw) {
            case Raw.Binary binary ->
                binary.operator().equals("@")
                        || binary.operator().equals("#")
                        || bindsNames(binary.left())
                        || (binary.operator().equals(".") && bindsNames(binary.right()));
            case Raw.Filtered filtered -> bindsNames(filtered.left());
            case Raw.Ordered ordered -> bindsNames(ordered.left());
            case Raw.KeptArray kept -> bindsNames(kept.operand());
            default -> false;
        };
    }

    /// True for an expression that has to stand in round brackets to be one line.
    static boolean needsBrackets(Raw raw) {
        return looksDivided(raw) || isBracketed(raw);
    }

    /// True for what stands in round brackets only to be one line.
    static boolean isBracketed(Raw raw) {
        return raw instanceof Raw.Block block
                && block.parts().size() == 1
                && needsBrackets(block.parts().getFirst());
    }

    private static boolean looksDivided(Raw raw) {
        return fieldsOf(raw) != null || forEachOf(raw) != null;
    }

    /// True for a list that has to stand in round brackets before a dot.
    static boolean needsBracketsAsList(Raw raw) {
        return !mayStandBeforeDot(raw) || isBracketedList(raw);
    }

    /// True for what stands in round brackets only to stand before a dot.
    static boolean isBracketedList(Raw raw) {
        return raw instanceof Raw.Block block
                && block.parts().size() == 1
                && needsBracketsAsList(block.parts().getFirst());
    }

    private static boolean mayStandBeforeDot(Raw raw) {
        return switch (raw) {
            case Raw.Leaf leaf -> SAFE_LEAVES.contains(leaf.kind());
            case Raw.Binary binary -> binary.operator().equals(".") && !bindsNames(binary);
            case Raw.Filtered filtered -> mayStandBeforeDot(filtered.left()) && !bindsNames(filtered);
            case Raw.Ordered ordered -> mayStandBeforeDot(ordered.left()) && !bindsNames(ordered);
            case Raw.KeptArray kept -> mayStandBeforeDot(kept.operand()) && !bindsNames(kept);
            case Raw.Invoked _, Raw.Block _, Raw.ArrayOf _ -> true;
            case Raw.Grouped _, Raw.Negated _, Raw.ObjectOf _, Raw.Function _, Raw.Choice _, Raw.Transformation _ ->
                false;
        };
    }
}
