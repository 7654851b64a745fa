package dev.pipewright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.e2e.FrontDoor.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the front door understands, and what it finds on a machine.
class ScriptIT {

    @TempDir
    private Path folder;

    @Test
    void help_names_every_command() throws Exception {
        Answer answer = FrontDoor.in(folder).run("help");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out())
                .contains("start", "desktop", "test", "run FILE", "check FILE", "simulators", "export", "orders")
                .contains("bench", "chaos", "build");
    }

    @Test
    void an_unknown_command_is_refused_with_the_list_of_commands() throws Exception {
        Answer answer = FrontDoor.in(folder).run("strat");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err())
                .startsWith("Usage: ./pipewright COMMAND")
                .endsWith("pipewright: there is no command 'strat'.\n");
    }

    @Test
    void a_machine_without_java_25_gets_help_and_is_told_what_to_install() throws Exception {
        FrontDoor door = FrontDoor.in(folder).withJdk("17.0.1");
        lookInNoUsualFolder(door);

        Answer help = door.run("help");
        Answer start = door.run("start");

        assertThat(help.exitCode()).isZero();
        assertThat(start.exitCode()).isEqualTo(2);
        assertThat(start.err())
                .startsWith("pipewright: Pipewright needs a Java 25 development kit (with javac)")
                .contains("set JAVA_HOME to where it is.");
    }

    @Test
    void an_older_java_home_does_not_keep_java_25_from_being_found() throws Exception {
        FrontDoor door = FrontDoor.in(folder);
        Path older = folder.resolve("older");
        FrontDoor.program(older.resolve("bin/javac"), "");
        Files.writeString(older.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        lookInNoUsualFolder(door);
        Files.createSymbolicLink(folder.resolve("tools/javac"), folder.resolve("jdk/bin/javac"));

        Answer answer = door.with("JAVA_HOME", older.toString()).run("check", "a.json");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).contains(" -Dpipewright.terminal=false ").endsWith("cli.jar check a.json\n");
    }

    @Test
    void a_java_25_in_a_usual_folder_is_found() throws Exception {
        FrontDoor door = FrontDoor.in(folder).withJdk("17.0.1");
        String text = Files.readString(door.script());
        Files.writeString(door.script(), text.replace("/usr/lib/jvm/* /opt/* /usr/java/* /usr/local/*", ""));
        Path usual = folder.resolve("home/.sdkman/candidates/java/25.0.1-tem");
        FrontDoor.program(usual.resolve("bin/javac"), "");
        FrontDoor.program(usual.resolve("bin/java"), "echo the usual java");
        Files.writeString(usual.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");

        Answer answer = door.run("check", "a.json");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).isEqualTo("the usual java\n");
    }

    @Test
    void a_maven_that_is_too_old_is_named() throws Exception {
        Answer answer = FrontDoor.in(folder)
                .withTool("mvn", "echo 'Apache Maven 3.6.3 (cecedd343002696d0abb50b32b541b8a6ba2883f)'")
                .run("build");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err())
                .isEqualTo("pipewright: Maven 3.8.7 or newer is needed; the one on the PATH is 3.6.3.\n");
    }

    @Test
    void who_may_not_install_is_told_what_is_missing() throws Exception {
        Answer answer = FrontDoor.in(folder)
                .withoutMaven()
                .withTool("id", "echo 1000")
                .withTool("apt-get", "exit 1")
                .run("build");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err())
                .isEqualTo("pipewright: Maven 3.8.7 or newer is missing. Install it (Debian's package is called maven)"
                        + " and try again.\n");
    }

    @Test
    void file_names_mean_what_they_say_where_the_command_was_called() throws Exception {
        FrontDoor door = FrontDoor.in(folder).with("PIPEWRIGHT_DATA", "my/data");
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));

        Answer start = FrontDoor.answerOf(door.start(elsewhere, "start"));
        Answer desktop = FrontDoor.answerOf(door.start(elsewhere, "desktop"));

        assertThat(start.out()).contains("-Dpipewright.data=" + elsewhere.toRealPath() + "/my/data ");
        assertThat(desktop.out()).contains("-Dpipewright.data=" + elsewhere.toRealPath() + "/my/data ");
    }

    @Test
    void the_browser_that_somebody_named_is_the_one_that_is_used() throws Exception {
        FrontDoor door = FrontDoor.in(folder)
                .withTool("chromium", "")
                .withTool("my-browser", "")
                .withTool("Xvfb", "");
        door.write("mvn-does", "echo browser $PIPEWRIGHT_BROWSER");
        String mine = folder.resolve("tools/my-browser").toString();

        Answer given = door.with("PIPEWRIGHT_BROWSER", mine).run("test");
        Answer wrong = door.with("PIPEWRIGHT_BROWSER", "/no/such").run("test");

        assertThat(given.out()).contains("browser " + mine + "\n");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err())
                .isEqualTo(
                        "pipewright: PIPEWRIGHT_BROWSER is /no/such, which is not a program. Correct or unset it.\n");
    }

    /// Takes the usual folders of development kits out of the script, because this machine may have one there.
    private static void lookInNoUsualFolder(FrontDoor door) throws IOException {
        String text = Files.readString(door.script());
        String blind = text.replace("/usr/lib/jvm/*", "").replaceAll("/opt/\\* .*\\\\\n.*\\\\\n.*; do", "; do");
        assertThat(blind).doesNotContain("/usr/lib/jvm").doesNotContain("sdkman");
        Files.writeString(door.script(), blind);
    }
}
