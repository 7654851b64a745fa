package dev.pipewright.platform.begin;

import dev.pipewright.model.Sentence;
import dev.pipewright.platform.begin.BeginRefusedException.Reason;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What files that people bring are called where they are kept. A name is never a path, a pattern or a parameter.
final class FileNames {

    private static final int LONGEST = 100;
    private static final String PACKED = ".gz";

    private FileNames() {}

    /// Names for a file without end, its own first.
    ///
    /// @param name as the browser or a caller says it, perhaps with the folders it was in
    /// @throws BeginRefusedException if nothing is left of it
    static Stream<String> of(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[^\\p{L}\\p{N}._ ()+-]+", "_").strip().replaceAll("^[. ]+", "");
        if (plain.isEmpty()) {
            throw new BeginRefusedException(Reason.WRONG, Sentence.of("platform.beginNoName"));
        }
        int end = endingOf(plain);
        String ending = plain.substring(end);
        String stem = plain.substring(0, Math.min(end, Math.max(1, LONGEST - ending.length())));
        return Stream.concat(
                Stream.of(stem + ending),
                IntStream.iterate(2, number -> number + 1).mapToObj(number -> stem + "-" + number + ending));
    }

    private static int endingOf(String name) {
        int whole = name.endsWith(PACKED) ? name.length() - PACKED.length() : name.length();
        int dot = name.lastIndexOf('.', whole - 1);
        return dot > 0 && name.length() - dot < LONGEST ? dot : whole;
    }
}
