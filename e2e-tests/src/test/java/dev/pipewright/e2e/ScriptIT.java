package dev.pipewright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The front door, as far as it can be tried without building anything.
class ScriptIT {

    private static final Path SCRIPT =
            Path.of("..", "pipewright").toAbsolutePath().normalize();

    /// What the script said.
    private record Answer(int exitCode, String out, String err) {}

    @Test
    void help_names_every_command() throws Exception {
        Answer answer = run(SCRIPT, Map.of(), "help");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out())
                .contains("start", "desktop", "test", "run FILE", "check FILE", "simulators", "export", "orders")
                .contains("bench", "chaos", "build");
    }

    @Test
    void an_unknown_command_is_refused_with_the_list_of_commands() throws Exception {
        Answer answer = run(SCRIPT, Map.of(), "strat");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err())
                .startsWith("Usage: ./pipewright COMMAND")
                .endsWith("pipewright: there is no command 'strat'.\n");
    }

    @Test
    void a_machine_without_java_25_is_told_what_to_install(@TempDir Path folder) throws Exception {
        Path script = copyThatLooksNowhereElse(folder);

        Answer answer = run(script, Map.of("JAVA_HOME", folder.toString(), "PATH", "/usr/bin:/bin"), "help");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("Java 25 development kit").contains("JAVA_HOME");
    }

    @Test
    void an_older_java_home_does_not_keep_java_25_from_being_found(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");

        Answer answer = run(SCRIPT, Map.of("JAVA_HOME", folder.toString()), "help");

        assertThat(answer.exitCode()).isZero();
    }

    /// The script without the usual folders of development kits, which this machine may have.
    private static Path copyThatLooksNowhereElse(Path folder) throws IOException {
        String text = Files.readString(SCRIPT);
        String blind = text.replace("/usr/lib/jvm/*", "").replaceAll("/opt/\\* .*\\\\\n.*\\\\\n.*; do", "; do");
        assertThat(blind).doesNotContain("/usr/lib/jvm").doesNotContain("sdkman");
        Path copy = folder.resolve("pipewright");
        Files.writeString(copy, blind);
        return copy;
    }

    private static Answer run(Path script, Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(java.util.List.of("bash", script.toString()));
        command.addAll(java.util.List.of(words));
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), out, err);
    }
}
