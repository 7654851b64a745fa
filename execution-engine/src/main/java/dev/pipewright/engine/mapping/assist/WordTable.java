package dev.pipewright.engine.mapping.assist;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The table `words.txt`, and how names are taken apart into its words.
final class WordTable {

    /// What a phrase is in a name: what the field is about, whose it is, nothing that matters, or a word that
    /// makes it something else.
    enum Role {
        SUBJECTS,
        PARTS,
        HARMLESS,
        /// A word that makes it something else.
        OPPOSED
    }

    /// A phrase of the table, as a name has it.
    ///
    /// @param meaning as in `POSTAL_CODE`; the word itself if the table does not have it
    /// @param role null if the table does not have it
    record Phrase(@Nullable Role role, String meaning) {}

    static final WordTable WORDS = read();

    private static final int LONGEST_PHRASE = 5;
    private static final Pattern BORDERS = Pattern.compile(
            "[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})");

    private final Map<String, Phrase> phrases;
    private final Set<String> words = new HashSet<>();

    private WordTable(Map<String, Phrase> phrases) {
        this.phrases = phrases;
        phrases.keySet().forEach(phrase -> words.addAll(List.of(phrase.split(" "))));
    }

    private static WordTable read() {
        var phrases = new HashMap<String, Phrase>();
        var in = Objects.requireNonNull(WordTable.class.getResourceAsStream("words.txt"));
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Role role = Role.SUBJECTS;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    role = Role.valueOf(line.substring(1, line.length() - 1).toUpperCase(Locale.ROOT));
                } else if (line.contains(" = ")) {
                    String[] sides = line.split(" = ", 2);
                    for (String phrase : sides[1].split(", ", -1)) {
                        phrases.put(phrase, new Phrase(role, role == Role.OPPOSED ? phrase : sides[0]));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new WordTable(phrases);
    }

    /// The words of a name, in lower case and without umlauts: `postal`, `code` for `PostalCode`, `postal_code` and
    /// `postalcode`; `waehrung` for `Währung`.
    List<String> wordsOf(String name) {
        var found = new ArrayList<String>();
        for (String word : BORDERS.split(name, -1)) {
            String lower = withoutUmlauts(word.toLowerCase(Locale.ROOT));
            if (!lower.isEmpty()) {
                found.addAll(words.contains(lower) ? List.of(lower) : apart(lower));
            }
        }
        return found;
    }

    private static String withoutUmlauts(String word) {
        return word.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss");
    }

    /// Takes apart what is written in one, if all of it is words that are known: `custno`. Few words are better.
    private List<String> apart(String word) {
        List<List<String>> best = new ArrayList<>();
        best.add(List.of());
        for (int end = 1; end <= word.length(); end++) {
            List<String> here = null;
            for (int start = 0; start <= end - 2; start++) {
                List<String> before = best.get(start);
                String last = word.substring(start, end);
                if (before != null && words.contains(last) && (here == null || before.size() + 1 < here.size())) {
                    here = new ArrayList<>(before);
                    here.add(last);
                }
            }
            best.add(here);
        }
        List<String> whole = best.getLast();
        return whole == null ? List.of(word) : whole;
    }

    /// The phrases of words, in their order.
    List<Phrase> phrasesOf(List<String> name) {
        var found = new ArrayList<Phrase>();
        int at = 0;
        while (at < name.size()) {
            int length = Math.min(LONGEST_PHRASE, name.size() - at);
            Phrase phrase = null;
            while (length > 1 && phrase == null) {
                phrase = phrases.get(String.join(" ", name.subList(at, at + length)));
                length -= phrase == null ? 1 : 0;
            }
            String word = name.get(at);
            found.add(phrase == null ? phrases.getOrDefault(word, new Phrase(null, word)) : phrase);
            at += length;
        }
        return found;
    }
}
