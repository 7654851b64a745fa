package dev.pipewright.engine.mapping.assist;

import dev.pipewright.model.Sentence;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Follows the references of a document to other places in it, as in `#/$defs/address`. Nothing is fetched from
/// elsewhere.
record References(Map<String, ?> document) {

    static final String REF = "$ref";

    /// What a reference leads to.
    ///
    /// @throws InvalidTargetException if it leads nowhere, or out of the document
    Map<?, ?> follow(String reference) throws InvalidTargetException {
        @Nullable Object at = document;
        for (String step : steps(reference)) {
            at = switch (at) {
                case Map<?, ?> object -> object.get(step);
                case List<?> list
                when step.matches("[0-9]{1,6}") && Integer.parseInt(step) < list.size() ->
                    list.get(Integer.parseInt(step));
                case null, default -> null;
            };
        }
        if (at instanceof Map<?, ?> found) {
            return found;
        }
        throw new InvalidTargetException(Sentence.of("engine.targetLostReference", "reference", reference));
    }

    /// The object itself, or what it refers to.
    Map<?, ?> resolved(Map<?, ?> object) throws InvalidTargetException {
        Map<?, ?> at = object;
        for (int i = 0; i < 50 && at.get(REF) instanceof String reference; i++) {
            at = follow(reference);
        }
        return at;
    }

    /// The names on the way to what is referred to.
    static List<String> steps(String reference) throws InvalidTargetException {
        if (reference.equals("#")) {
            return List.of();
        }
        if (!reference.startsWith("#/")) {
            throw new InvalidTargetException(Sentence.of("engine.targetLostReference", "reference", reference));
        }
        var steps = new ArrayList<String>();
        for (String step : reference.substring(2).split("/", -1)) {
            String plain = step.replace("+", "%2B");
            steps.add(decoded(plain).replace("~1", "/").replace("~0", "~"));
        }
        return steps;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
