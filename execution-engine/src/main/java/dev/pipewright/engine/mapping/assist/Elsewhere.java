package dev.pipewright.engine.mapping.assist;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Looks for a field that is gone among those that are new.
final class Elsewhere {

    private static final int SURE = 80;

    private Elsewhere() {}

    /// The one path among others that ends in the same name, be it written otherwise.
    static Optional<String> sameName(String path, Collection<String> among) {
        List<String> words = wordsOf(path);
        return only(among.stream().filter(each -> wordsOf(each).equals(words)).toList());
    }

    /// The one path among others whose name means the same.
    static Optional<String> sameMeaning(String path, Collection<String> among) {
        Meaning lost = meaningOf(path);
        return only(among.stream()
                .filter(each -> Score.of(lost, meaningOf(each), false) >= SURE
                        || Score.of(meaningOf(each), lost, false) >= SURE)
                .toList());
    }

    /// The one of several groups of names that has most of the names of a group that is gone.
    static boolean isAlike(List<String> lost, List<String> found) {
        Set<String> common = new HashSet<>(lost);
        common.retainAll(new HashSet<>(found));
        return !lost.isEmpty() && common.size() * 2 > lost.size();
    }

    private static Optional<String> only(List<String> found) {
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static List<String> wordsOf(String path) {
        return WordTable.WORDS.wordsOf(SchemaPaths.nameOf(path));
    }

    private static Meaning meaningOf(String path) {
        return Meaning.of(Arrays.asList(path.replace("[]", "").replace("`", "").split("\\.", -1)));
    }
}
