package dev.pipewright.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.e2e.FrontDoor.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/// What the front door builds, what it shows meanwhile, and what it leaves behind when it is stopped.
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class ScriptBuildIT {

    private static final char CTRL_C = 3;
    private static final String PRODUCT = "designer-ui/target/designer-ui-exec.jar";

    @TempDir
    private Path folder;

    // --- Stages ---

    @Test
    void installs_build_and_start_are_numbered_together() throws Exception {
        FrontDoor door = aNewMachine();

        Answer answer = door.run("start");

        assertThat(answer.err().lines().map(ScriptBuildIT::withoutSeconds))
                .containsExactly(
                        "[1/8] install maven              about 0:40",
                        "[1/8] install maven              0:0_",
                        "[2/8] install npm                about 0:40",
                        "[2/8] install npm                0:0_",
                        "[3/8] fetch Node 24.21.0         about 0:30",
                        "[3/8] fetch Node 24.21.0         0:0_",
                        "[4/8] build designer-ui          about 7:00",
                        "[4/8] build designer-ui          0:0_");
        assertThat(answer.out()).contains("-Dpipewright.stages-before=4 ");
    }

    @Test
    void the_tests_install_a_browser_and_a_display_for_its_windows() throws Exception {
        FrontDoor door = aNewMachine();
        FrontDoor.program(folder.resolve("packages/chromium"), "");
        FrontDoor.program(folder.resolve("packages/xvfb"), "");

        Answer answer = door.run("test");

        assertThat(answer.err().lines().filter(line -> line.contains("about")))
                .containsExactly(
                        "[1/6] install maven              about 0:40",
                        "[2/6] install npm                about 0:40",
                        "[3/6] fetch Node 24.21.0         about 0:30",
                        "[4/6] install chromium           about 0:40",
                        "[5/6] install xvfb               about 0:40",
                        "[6/6] test                       about 20:00");
        assertThat(door.builds()).singleElement().asString().contains(" verify ");
    }

    @Test
    void what_the_tests_have_built_is_not_built_again() throws Exception {
        FrontDoor door = FrontDoor.in(folder).withTool("chromium", "").withTool("Xvfb", "");
        door.write(PRODUCT, "jar");

        door.run("test");
        door.run("build");

        assertThat(door.builds()).singleElement().asString().contains(" verify ");
    }

    @Test
    void what_is_built_needs_no_stage() throws Exception {
        FrontDoor door = FrontDoor.in(folder);
        door.run("build");

        Answer answer = door.run("start");

        assertThat(answer.err()).isEmpty();
        assertThat(answer.out()).contains("-Dpipewright.stages-before=0 ");
    }

    @Test
    void a_stage_is_expected_to_take_what_it_took_the_last_time() throws Exception {
        FrontDoor door = FrontDoor.in(folder);
        door.write(".pipewright/build-designer-ui.log.seconds", "83\n");

        assertThat(door.run("build").err()).startsWith("[1/1] build designer-ui          about 1:23\n");
    }

    @Test
    void a_terminal_counts_in_place() throws Exception {
        FrontDoor door = FrontDoor.in(folder);
        door.write("mvn-does", "sleep 1");

        Answer answer = door.runAtTerminal("build");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out())
                .containsPattern("^\r\\[1/1] build designer-ui          0:0[0-9] of about 7:00 \r")
                .containsPattern("\r\u001b\\[K\\[1/1] build designer-ui          0:0[1-9]\r\n$");
    }

    @Test
    void a_stage_that_fails_shows_its_errors_and_where_the_rest_is() throws Exception {
        FrontDoor door = FrontDoor.in(folder);
        door.write("mvn-does", "echo '[INFO] compiling'; echo '[ERROR] Main.java:[1,1] not a statement'; exit 1");

        Answer answer = door.run("build");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err().lines().map(ScriptBuildIT::withoutSeconds))
                .containsExactly(
                        "[1/1] build designer-ui          about 7:00",
                        "[1/1] build designer-ui          failed after 0:0_",
                        "[ERROR] Main.java:[1,1] not a statement",
                        "pipewright: the stage 'build designer-ui' failed; all of its output is in "
                                + door.project().toRealPath() + "/.pipewright/build-designer-ui.log.");
    }

    /// A line without how long something took, which differs.
    private static String withoutSeconds(String line) {
        return line.replaceAll("0:0\\d$", "0:0_");
    }

    // --- Stopping ---

    @Test
    void ctrl_c_ends_maven_and_all_that_it_has_started() throws Exception {
        FrontDoor door = aMavenThatHangs();
        // The terminal stays open, as a person's does: its end would end whatever runs there.
        Process terminal = door.startAtTerminal("trap : INT; " + door.script() + " start; echo ended: $?; read");
        List<ProcessHandle> started = startedByMaven();

        FrontDoor.press(terminal, CTRL_C);

        String last = terminal.inputReader(UTF_8)
                .lines()
                .filter(line -> line.startsWith("ended: "))
                .findFirst()
                .orElseThrow();
        assertThat(last).isEqualTo("ended: 130");
        assertThat(started).hasSize(2).noneMatch(Processes::isRunning);
        FrontDoor.press(terminal, '\n');
    }

    @Test
    void an_interrupt_without_a_terminal_does_so_too() throws Exception {
        FrontDoor door = aMavenThatHangs();
        Process script = door.start(door.project(), "start");
        List<ProcessHandle> started = startedByMaven();

        Processes.signal(script.pid(), "INT");

        assertThat(script.waitFor()).isEqualTo(130);
        assertThat(started).hasSize(2).noneMatch(Processes::isRunning);
    }

    /// A Maven that has a child, does not end by itself and, like Java in the background, hears no interrupt.
    private FrontDoor aMavenThatHangs() throws Exception {
        FrontDoor door = FrontDoor.in(folder);
        assertThat(new ProcessBuilder("mkfifo", pids().toString()).start().waitFor())
                .isZero();
        door.write("mvn-does", "trap '' INT; sleep 600 & echo $$ $! >" + pids() + "; wait");
        return door;
    }

    private Path pids() {
        return folder.resolve("pids");
    }

    /// Waits until Maven has begun.
    private List<ProcessHandle> startedByMaven() throws IOException {
        return Stream.of(Files.readString(pids()).strip().split(" "))
                .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                .toList();
    }

    // --- What is built again ---

    @Test
    void a_changed_source_or_example_and_a_deleted_file_are_built_again() throws Exception {
        FrontDoor door = FrontDoor.in(folder);
        door.write("connectors/src/main/java/Second.java", "class Second {}");
        door.run("build");
        door.run("build");
        assertThat(door.builds()).hasSize(1);

        door.write("examples/example.json", "{\"changed\": true}");
        door.run("build");
        assertThat(door.builds()).hasSize(2);

        Files.delete(door.project().resolve("connectors/src/main/java/Second.java"));
        door.run("build");
        assertThat(door.builds()).hasSize(3);
    }

    @Test
    void an_edit_during_a_build_is_built_the_next_time() throws Exception {
        FrontDoor door = FrontDoor.in(folder);
        door.write("mvn-does", "echo 'class Edited {}' >platform/src/main/java/Main.java");
        door.run("build");

        Files.delete(door.project().resolve("mvn-does"));
        door.run("build");

        assertThat(door.builds()).hasSize(2);
    }

    @Test
    void a_jar_that_something_else_built_may_lack_its_pages_and_is_built_again() throws Exception {
        FrontDoor door = FrontDoor.in(folder);
        door.run("build");
        // Maven gives a jar that it has made a day long ago.
        Files.setLastModifiedTime(door.project().resolve(PRODUCT), FileTime.from(Instant.EPOCH));

        door.run("build");

        assertThat(door.builds()).hasSize(2);
    }

    @Test
    void tests_change_nothing_that_is_started() throws Exception {
        FrontDoor door = FrontDoor.in(folder);
        door.run("build");

        door.write("platform/src/test/java/MainTest.java", "class MainTest {}");
        door.run("build");

        assertThat(door.builds()).hasSize(1);
    }

    @Test
    void two_builds_at_a_time_wait_for_each_other() throws Exception {
        FrontDoor door = FrontDoor.in(folder);
        door.write("mvn-does", "[ ! -e building ] || touch clash; touch building; sleep 1; rm building");

        Process one = door.start(door.project(), "build");
        Process other = door.start(door.project(), "build");

        assertThat(one.waitFor()).isZero();
        assertThat(other.waitFor()).isZero();
        assertThat(door.builds()).hasSize(1);
        assertThat(door.project().resolve("clash")).doesNotExist();
    }

    // --- Node ---

    @Test
    void a_node_24_on_the_path_is_used_as_it_is() throws Exception {
        FrontDoor door = FrontDoor.in(folder)
                .withNode("22.1.0")
                .withTool("node", "echo v24.3.0")
                .withTool("npm", "echo " + folder.resolve("tools/lib"));
        Files.createDirectories(folder.resolve("tools/lib/npm"));

        Answer answer = door.run("build");

        assertThat(answer.err().lines()).noneMatch(line -> line.contains("Node"));
        assertThat(door.project().resolve(".node/node").toRealPath())
                .isEqualTo(folder.resolve("tools/node").toRealPath());
        assertThat(door.project().resolve(".node/node_modules/npm")).isDirectory();
    }

    @Test
    void an_older_node_in_the_project_is_replaced() throws Exception {
        FrontDoor door = FrontDoor.in(folder).withNode("24.0.0").withTool("npm", npm());

        Answer answer = door.run("build");

        assertThat(answer.err()).startsWith("[1/2] fetch Node 24.21.0 ");
        assertThat(versionOf(door.project().resolve(".node/node"))).isEqualTo("v24.21.0");
    }

    private static String versionOf(Path node) throws IOException {
        return new String(
                        new ProcessBuilder(node.toString(), "--version")
                                .start()
                                .getInputStream()
                                .readAllBytes(),
                        UTF_8)
                .strip();
    }

    /// A machine of someone who may install, where nothing is installed.
    private FrontDoor aNewMachine() throws IOException {
        FrontDoor door = FrontDoor.in(folder);
        Path packages = Files.createDirectories(folder.resolve("packages"));
        Path tools = folder.resolve("tools");
        Files.move(tools.resolve("mvn"), packages.resolve("maven"));
        FrontDoor.program(packages.resolve("npm"), npm());
        Files.delete(door.project().resolve(".node/node"));
        return door.withTool("id", "echo 0")
                .withTool(
                        "apt-get",
                        "name=${@: -1}; case $name in maven) to=mvn ;; xvfb) to=Xvfb ;; *) to=$name ;; esac; cp -p "
                                + packages + "/$name " + tools + "/$to");
    }

    /// An npm that brings a Node of the version it is asked for.
    private static String npm() {
        return """
                for word in "$@"; do
                  case $word in node-*@*)
                    bin=.node/node_modules/${word%@*}/bin
                    mkdir -p $bin
                    printf '#!/bin/bash\\necho v%s\\n' "${word#*@}" >$bin/node
                    chmod +x $bin/node ;;
                  esac
                done
                """;
    }
}
