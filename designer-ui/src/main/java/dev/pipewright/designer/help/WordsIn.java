package dev.pipewright.designer.help;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds words of the glossary in texts.
final class WordsIn {

    private WordsIn() {}

    /// A word at a place of a text, in one of its forms.
    record Found(String word, int from, int to) {}

    /// The words in their order; of two that overlap, the longer one.
    ///
    /// @param words in lower case
    static List<Found> text(String text, Collection<String> words) {
        if (words.isEmpty()) {
            return List.of();
        }
        String any = words.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        // Plurals are the word too. What stands in a name, as in "back-fill-run", is another word.
        return Pattern.compile("(?<![\\w-])(" + any + ")(?:s|es)?(?![\\w-])", Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .results()
                .map(found -> new Found(found.group(1).toLowerCase(Locale.ROOT), found.start(), found.end()))
                .toList();
    }
}
