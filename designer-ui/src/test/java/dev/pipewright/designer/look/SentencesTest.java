package dev.pipewright.designer.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whether the floors' sentences are those of their bundles, read from their source.
class SentencesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w*)}");

    @ParameterizedTest
    @CsvSource({"connectors, connectors", "execution-engine, engine", "execution-engine, suggest", "platform, platform"
    })
    void each_sentence_has_a_text_that_uses_its_values(String module, String floor) throws IOException {
        var bundle = ResourceBundle.getBundle("dev.pipewright.sentences." + floor);
        var said = new Said(floor);
        said.readAll(Path.of("..", module, "src/main/java"));

        assertThat(said.keys).containsExactlyInAnyOrderElementsOf(bundle.keySet());
        assertThat(bundle.keySet())
                .allSatisfy(key -> assertThat(bundle.getString(key)).isNotBlank());
        assertThat(said.sentences)
                .isNotEmpty()
                .allSatisfy(sentence -> assertThat(sentence.values())
                        .as(sentence.key())
                        .containsExactlyInAnyOrderElementsOf(placeholders(bundle.getString(sentence.key()))));
    }

    private static Set<String> placeholders(String text) {
        return new TreeSet<>(
                PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).toList());
    }

    private record SaidSentence(String key, Set<String> values) {}

    /// Each key that stands in the source, and each sentence that is made with one.
    private static final class Said extends TreeScanner<@Nullable Void, @Nullable Void> {

        final Set<String> keys = new TreeSet<>();
        final List<SaidSentence> sentences = new ArrayList<>();
        private final Pattern key;

        Said(String floor) {
            key = Pattern.compile(floor + "\\.\\w+");
        }

        void readAll(Path folder) throws IOException {
            var compiler = ToolProvider.getSystemJavaCompiler();
            try (var files = Files.walk(folder);
                    var manager = compiler.getStandardFileManager(null, null, null)) {
                var sources = manager.getJavaFileObjectsFromPaths(
                        files.filter(file -> file.toString().endsWith(".java")).toList());
                var task = (JavacTask) compiler.getTask(null, manager, null, null, null, sources);
                task.parse().forEach(unit -> scan(unit, null));
            }
        }

        @Override
        public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void none) {
            if (literal.getValue() instanceof String text && key.matcher(text).matches()) {
                keys.add(text);
            }
            return super.visitLiteral(literal, null);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void none) {
            if (call.getMethodSelect().toString().equals("Sentence.of")) {
                List<String> arguments =
                        call.getArguments().stream().map(Said::textOf).toList();
                if (key.matcher(arguments.getFirst()).matches()) {
                    sentences.add(new SaidSentence(
                            arguments.getFirst(),
                            new TreeSet<>(IntStream.range(1, arguments.size())
                                    .filter(i -> i % 2 == 1)
                                    .mapToObj(arguments::get)
                                    .toList())));
                }
            }
            return super.visitMethodInvocation(call, null);
        }

        private static String textOf(ExpressionTree argument) {
            return argument instanceof LiteralTree literal ? String.valueOf(literal.getValue()) : argument.toString();
        }
    }
}
