package dev.pipewright.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The script `pipewright` in a project where all else is make-believe: sources of a few words, a Maven that only
/// writes down what it was told, a Java that only repeats it. Nothing else of this machine is on the PATH but the
/// common tools.
final class FrontDoor {

    static final Path SCRIPT = Path.of("..", "pipewright").toAbsolutePath().normalize();

    private static final List<String> COMMON_TOOLS = List.of(
            "bash",
            "sh",
            "env",
            "cat",
            "chmod",
            "cksum",
            "cp",
            "date",
            "dirname",
            "find",
            "flock",
            "grep",
            "head",
            "ln",
            "mkdir",
            "readlink",
            "rm",
            "script",
            "sed",
            "sleep",
            "sort",
            "tail",
            "touch",
            "uname");
    private static final List<String> MODULES = List.of(
            "pipeline-model",
            "connectors",
            "execution-engine",
            "simulators",
            "cli",
            "platform",
            "designer-ui",
            "desktop-launcher",
            "benchmarks");

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    private FrontDoor(Path folder) {
        this.folder = folder;
    }

    /// What the script said.
    record Answer(int exitCode, String out, String err) {}

    /// A project with JDK 25 and Maven, and Node where the script keeps it.
    static FrontDoor in(Path folder) throws IOException {
        var door = new FrontDoor(folder);
        door.environment.put("PATH", door.tools().toString());
        door.environment.put(
                "HOME", Files.createDirectories(folder.resolve("home")).toString());
        for (String tool : COMMON_TOOLS) {
            door.withTool(tool, "exec " + whereIs(tool) + " \"$@\"");
        }
        Files.createDirectories(door.project());
        Files.copy(SCRIPT, door.script());
        Files.createDirectories(door.project().resolve(".mvn"));
        door.write("pom.xml", "<project/>");
        door.write("examples/example.json", "{}");
        for (String module : MODULES) {
            door.write(module + "/src/main/java/Main.java", "class Main {}");
        }
        return door.withJdk("25.0.1").withMaven().withNode("24.21.0");
    }

    private static Path whereIs(String tool) {
        Path usual = Path.of("/usr/bin", tool);
        return Files.exists(usual) ? usual : Path.of("/bin", tool);
    }

    FrontDoor withJdk(String version) throws IOException {
        Path jdk = folder.resolve("jdk");
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        program(jdk.resolve("bin/javac"), "");
        program(jdk.resolve("bin/java"), "echo java \"$@\"");
        environment.put("JAVA_HOME", jdk.toString());
        return this;
    }

    /// A Maven that makes the jar of the module that it shall build, after what is in the file `mvn-does`.
    FrontDoor withMaven() throws IOException {
        program(tools().resolve("mvn"), """
                if [ "$1" = -version ]; then echo 'Apache Maven 3.9.9'; exit; fi
                echo "$@" >>mvn.log
                if [ -r mvn-does ]; then . ./mvn-does; fi
                while [ "$1" != -pl ] && [ $# -gt 0 ]; do shift; done
                [ $# -gt 0 ] || exit 0
                mkdir -p "$2/target"
                case $2 in designer-ui) jar=designer-ui-exec ;; *) jar=$2 ;; esac
                echo jar >"$2/target/$jar.jar"
                """);
        return this;
    }

    FrontDoor withoutMaven() throws IOException {
        Files.delete(tools().resolve("mvn"));
        return this;
    }

    /// A Node in the folder where the script keeps one.
    FrontDoor withNode(String version) throws IOException {
        program(project().resolve(".node/node"), "echo v" + version);
        return this;
    }

    FrontDoor with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /// A program on the PATH.
    FrontDoor withTool(String name, String text) throws IOException {
        program(tools().resolve(name), text);
        return this;
    }

    Path project() {
        return folder.resolve("project");
    }

    Path script() {
        return project().resolve("pipewright");
    }

    private Path tools() {
        return folder.resolve("tools");
    }

    void write(String file, String text) throws IOException {
        Path path = project().resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /// What Maven was told, a line each time.
    List<String> builds() throws IOException {
        Path log = project().resolve("mvn.log");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    static void program(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/bash\n" + text);
        file.toFile().setExecutable(true);
    }

    /// Starts the script in a folder of the project.
    Process start(Path where, String... words) throws IOException {
        var command = new ArrayList<>(List.of(script().toString()));
        command.addAll(List.of(words));
        return start(where, command);
    }

    /// Starts a command of the shell at a terminal, whose keys are the process's input.
    Process startAtTerminal(String command) throws IOException {
        return start(project(), List.of("script", "-qec", command, "/dev/null"));
    }

    private Process start(Path where, List<String> command) throws IOException {
        // Tests that run in the background ignore Ctrl-C, and what they start would do so too.
        var hearing = new ArrayList<>(List.of("env", "--default-signal=INT"));
        hearing.addAll(command);
        var builder = new ProcessBuilder(hearing).directory(where.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    Answer run(String... words) throws IOException, InterruptedException {
        return answerOf(start(project(), words));
    }

    Answer runAtTerminal(String... words) throws IOException, InterruptedException {
        return answerOf(startAtTerminal(script() + " " + String.join(" ", words)));
    }

    static void press(Process process, char key) throws IOException {
        OutputStream keys = process.getOutputStream();
        keys.write(key);
        keys.flush();
    }

    static Answer answerOf(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), out, err);
    }
}
