package dev.pipewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.RunProgress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private static final int COLUMNS = 79;
    private static final String STAGE = "Orders → Calculate tax";

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    private ProgressLine line(boolean terminal) {
        var err = new PrintStream(shown, true, StandardCharsets.UTF_8);
        return new ProgressLine(new Surroundings(err, err, terminal, Map.of(), Path.of("")));
    }

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    private String shown(RunProgress progress) {
        shown.reset();
        line(true).show(progress);
        return shown().strip();
    }

    private static RunProgress progress(
            long read, boolean reading, long formed, long settled, long before, Duration elapsed) {
        return new RunProgress(STAGE, read, reading, formed, settled, before, 0, elapsed);
    }

    @Test
    void nothing_is_shown_where_nobody_watches() {
        ProgressLine line = line(false);

        line.show(progress(10, false, 10, 5, 0, Duration.ofSeconds(2)));
        line.end();

        assertThat(shown()).isEmpty();
    }

    @Test
    void the_bar_shows_which_part_of_all_documents_is_settled() {
        assertThat(shown(progress(3_000, false, 2_000, 1_234, 0, Duration.ofSeconds(10))))
                .isEqualTo("[############........] 61%, 1,234 of 2,000 documents, 0:10, 123/s");
        assertThat(shown(progress(3_000, false, 2_000, 0, 0, Duration.ofSeconds(1))))
                .isEqualTo("[....................] 0%, 0 of 2,000 documents, 0:01, " + STAGE);
        assertThat(shown(progress(3_000, false, 2_000, 1_999, 0, Duration.ofMinutes(75))))
                .isEqualTo("[###################.] 99%, 1,999 of 2,000 documents, 1:15:00, 0/s");
        assertThat(shown(progress(3_000, false, 2_000, 2_000, 0, Duration.ofSeconds(10))))
                .startsWith("[####################] 100%, 2,000 of 2,000 documents");
    }

    @Test
    void while_reading_goes_on_the_records_that_were_read_are_said_in_place_of_a_share() {
        assertThat(shown(progress(50_000, true, 11_500, 9_500, 0, Duration.ofSeconds(12))))
                .isEqualTo("[################....] 50,000 records read, 9,500 documents, 0:12, 792/s");
        assertThat(shown(progress(50_000, true, 0, 0, 0, Duration.ofSeconds(3))))
                .isEqualTo("50,000 records read, 0:03, " + STAGE);
    }

    @Test
    void the_rate_is_that_of_this_process() {
        assertThat(shown(progress(0, false, 2_000, 1_500, 1_000, Duration.ofSeconds(10))))
                .contains("75%, 1,500 of 2,000 documents, 0:10, 50/s");
    }

    @Test
    void a_line_is_put_over_the_one_before_and_removed_at_the_end() {
        ProgressLine line = line(true);

        line.show(progress(50_000, true, 11_500, 9_500, 0, Duration.ofSeconds(12)));
        line.show(progress(50_000, false, 3, 1, 0, Duration.ofSeconds(13)));
        line.end();
        line.end();

        String[] lines = shown().split("\r", -1);
        assertThat(lines).hasSize(5);
        assertThat(lines[0]).isEmpty();
        assertThat(lines[1]).startsWith("[################....] 50,000").hasSize(COLUMNS);
        assertThat(lines[2])
                .startsWith("[######..............] 33%, 1 of 3 documents, 0:13, 0/s, ")
                .hasSize(COLUMNS);
        assertThat(lines[3]).isBlank().hasSize(COLUMNS);
        assertThat(lines[4]).isEmpty();
    }

    @Test
    void a_line_fits_into_80_columns_however_much_there_is() {
        ProgressLine line = line(true);

        line.show(new RunProgress(
                STAGE.repeat(10), 9_999_999_999L, true, 999_999_999, 888_888_888, 0, 0, Duration.ofHours(30)));

        assertThat(shown()).hasSize(1 + COLUMNS);
    }
}
