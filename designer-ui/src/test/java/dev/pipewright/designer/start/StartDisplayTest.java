package dev.pipewright.designer.start;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.designer.start.StartDisplay.Stage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartDisplayTest {

    private static final List<Stage> STAGES =
            List.of(new Stage("database", "theDatabase", 12), new Stage("pages", "", 65));

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void a_file_gets_a_line_when_a_stage_begins_and_one_when_it_ends() {
        StartDisplay display = display(0, false);

        display.watcher().postProcessAfterInitialization(new Object(), "somethingElse");
        display.watcher().postProcessAfterInitialization(new Object(), "theDatabase");
        display.ready();

        assertThat(lines())
                .containsExactly(
                        "[1/2] database                   about 0:12",
                        "[1/2] database                   0:00",
                        "[2/2] pages                      about 1:05",
                        "[2/2] pages                      0:00");
    }

    @Test
    void stages_go_on_from_those_that_were_shown_before() {
        display(3, false);

        assertThat(lines()).containsExactly("[4/5] database                   about 0:12");
    }

    @Test
    void a_stage_is_expected_to_take_what_it_took_the_last_time() throws Exception {
        Files.writeString(memory(), "theDatabase=83\n");

        display(0, false);

        assertThat(lines()).containsExactly("[1/2] database                   about 1:23");
    }

    @Test
    void the_next_start_knows_how_long_this_one_took() throws Exception {
        display(0, false).ready();

        assertThat(Files.readString(memory())).contains("theDatabase=0");
    }

    @Test
    void a_terminal_line_is_overwritten_by_its_end() {
        StartDisplay display = display(0, true);

        display.watcher().postProcessAfterInitialization(new Object(), "theDatabase");
        display.failed();

        assertThat(shown.toString(UTF_8)).contains("\r\u001b[K[1/2] database                   0:00\n");
    }

    @Test
    void a_start_that_fails_ends_the_display() {
        StartDisplay display = display(0, false);

        display.failed();
        display.ready();

        assertThat(lines())
                .containsExactly(
                        "[1/2] database                   about 0:12",
                        "[1/2] database                   failed after 0:00");
    }

    private StartDisplay display(int before, boolean terminal) {
        return new StartDisplay(STAGES, before, memory(), new PrintStream(shown, true, UTF_8), terminal);
    }

    private Path memory() {
        return folder.resolve("start.times");
    }

    private List<String> lines() {
        return shown.toString(UTF_8).lines().toList();
    }
}
