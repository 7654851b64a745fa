package dev.pipewright.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Something the product says: the key of a text and its values, to be rendered in the reader's language by
/// [Sentences], however much later.
///
/// It is kept where other texts are kept too, among the words of other systems, which stay as they are: its kept form
/// begins with a character that no text for people begins with.
///
/// @param key its first word names the bundle, as in `engine.tooLarge` of `dev/pipewright/sentences/engine.properties`
/// @param values what the text names; a value may be a kept sentence itself
public record Sentence(String key, Map<String, String> values) {

    private static final char MARK = '\u0002';
    private static final char PART = '\u001f';

    public Sentence {
        values = Map.copyOf(values);
    }

    /// A sentence with values.
    ///
    /// @param namesAndValues a name and its value, and so on
    public static Sentence of(String key, @Nullable Object... namesAndValues) {
        var values = new HashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(String.valueOf(namesAndValues[i]), String.valueOf(namesAndValues[i + 1]));
        }
        return new Sentence(key, values);
    }

    /// Several sentences, one after the other.
    ///
    /// @param sentences at least one
    public static Sentence joined(List<Sentence> sentences) {
        return sentences.stream()
                .reduce((one, other) -> of("text.several", "one", one.kept(), "other", other.kept()))
                .orElseThrow();
    }

    /// What an exception of ours says, or else the words it brings along.
    public static String keptOf(Throwable trouble) {
        return trouble instanceof Speaks speaker
                ? speaker.sentence().map(Sentence::kept).orElseGet(() -> String.valueOf(trouble.getMessage()))
                : String.valueOf(trouble.getMessage());
    }

    /// The form that is kept as a text.
    public String kept() {
        var text = new StringBuilder().append(MARK).append(key);
        new TreeMap<>(values)
                .forEach((name, value) ->
                        text.append(PART).append(name).append(PART).append(quoted(value)));
        return text.append(MARK).toString();
    }

    /// Reads a kept text back.
    ///
    /// @return empty for words that are not the product's
    public static Optional<Sentence> read(String kept) {
        if (kept.length() < 2 || kept.charAt(0) != MARK || kept.charAt(kept.length() - 1) != MARK) {
            return Optional.empty();
        }
        String[] parts = kept.substring(1, kept.length() - 1).split(String.valueOf(PART), -1);
        var values = new HashMap<String, String>();
        for (int i = 1; i + 1 < parts.length; i += 2) {
            values.put(parts[i], unquoted(parts[i + 1]));
        }
        return Optional.of(new Sentence(parts[0], values));
    }

    /// A value may hold a kept sentence, so its separators are written otherwise.
    private static String quoted(String value) {
        return value.replace("\u001b", "\u001bE").replace("\u001f", "\u001bP");
    }

    private static String unquoted(String value) {
        return value.replace("\u001bP", "\u001f").replace("\u001bE", "\u001b");
    }
}
