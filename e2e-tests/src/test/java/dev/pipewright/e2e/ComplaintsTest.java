package dev.pipewright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What users of comparable products complain about is answered by tests: the page that says which tells the truth.
class ComplaintsTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|.*$");
    private static final Pattern TEST = Pattern.compile("`([A-Za-z]+)#([a-z0-9_]+)`");
    private static final Pattern SCRIPT_TEST = Pattern.compile("`([a-z-]+\\.test\\.ts)`: \"([^\"]+)\"");

    @Test
    void each_complaint_about_designers_names_tests_and_all_of_them_are_there() throws IOException {
        Map<Integer, String> rows = ROW.matcher(Files.readString(PROJECT.resolve("docs/complaints.md")))
                .results()
                .collect(Collectors.toMap(
                        row -> Integer.valueOf(row.group(1)), MatchResult::group, (one, other) -> one, TreeMap::new));
        assertThat(rows.keySet()).containsExactly(1, 2, 3, 4, 15, 16, 17, 18, 20, 22, 24, 25);

        Map<String, Path> sources = sources();
        rows.forEach((number, row) -> {
            List<MatchResult> tests = TEST.matcher(row).results().toList();
            assertThat(tests).as("tests of complaint %d", number).isNotEmpty();
            tests.forEach(test -> assertThat(textOf(sources, test.group(1) + ".java"))
                    .as("%s of complaint %d", test.group(), number)
                    .containsPattern("@(Test|ParameterizedTest)\\b[^;]*\\bvoid " + test.group(2) + "\\(")
                    .doesNotContain("@Disabled"));
            SCRIPT_TEST
                    .matcher(row)
                    .results()
                    .forEach(test -> assertThat(textOf(sources, test.group(1)))
                            .as("%s of complaint %d", test.group(), number)
                            .contains("test('" + test.group(2) + "'"));
        });
    }

    /// The sources of all tests, by the names of their files.
    private static Map<String, Path> sources() throws IOException {
        try (Stream<Path> modules = Files.list(PROJECT)) {
            Map<String, Path> sources = new TreeMap<>();
            for (Path module : modules.map(one -> one.resolve("src/test"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(module)) {
                    files.filter(Files::isRegularFile)
                            .forEach(file -> sources.put(String.valueOf(file.getFileName()), file));
                }
            }
            return sources;
        }
    }

    private static String textOf(Map<String, Path> sources, String file) {
        assertThat(sources).containsKey(file);
        try {
            return Files.readString(sources.get(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
