package dev.pipewright.engine.dataflow;

import dev.pipewright.model.Sentence;
import org.jspecify.annotations.Nullable;

/// Notices a group that comes back after another one: the source is then not in the order it promised, and groups
/// would be torn apart. Remembers the values of the first order field, and the whole keys under the present one
/// only.
final class GroupBorders {

    private final HashSet64 firsts = new HashSet64();
    private HashSet64 wholes = new HashSet64();
    private @Nullable GroupKey present;

    /// Takes the key of the next record.
    ///
    /// @return true if it begins another group than the record before
    /// @throws SliceFailedException if the group was there before
    boolean isBorder(GroupKey key) {
        GroupKey before = present;
        if (key.isSame(before)) {
            return false;
        }
        present = key;
        if (before == null || !Values.same(before.value(0), key.value(0))) {
            wholes = new HashSet64();
            remember(firsts, key, 1);
        }
        if (key.length() > 1) {
            remember(wholes, key, key.length());
        }
        return before != null;
    }

    private static void remember(HashSet64 seen, GroupKey key, int length) {
        if (!seen.add(key.prefix(length))) {
            throw new SliceFailedException(Sentence.of("engine.groupComesBack", "group", key));
        }
    }

    /// The source is not in the order it promised, as is seen by what was kept before.
    static SliceFailedException comesBack() {
        return new SliceFailedException(Sentence.of("engine.someGroupComesBack"));
    }
}
