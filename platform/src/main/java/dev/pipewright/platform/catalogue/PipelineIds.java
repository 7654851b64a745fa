package dev.pipewright.platform.catalogue;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Makes the ids of pipelines out of their names, as `foodmart-to-taxman` of "FoodMart to TAXMAN".
public final class PipelineIds {

    private static final int MOST = 60;
    private static final String NAMELESS = "pipeline";

    private PipelineIds() {}

    /// Ids for a name without end, the nicest first.
    public static Stream<String> of(String name) {
        String plain = plain(name);
        String stem = plain.isEmpty() ? NAMELESS : plain;
        return Stream.concat(
                Stream.of(stem), IntStream.iterate(2, number -> number + 1).mapToObj(number -> stem + "-" + number));
    }

    private static String plain(String name) {
        String letters = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .replace("ß", "ss")
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-");
        return letters.substring(0, Math.min(letters.length(), MOST)).replaceAll("^-+|-+$", "");
    }
}
