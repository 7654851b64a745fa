package dev.pipewright.simulators.erp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrdersExportTest {

    private static final String USAGE =
            "Say where to write, and perhaps from which day to before which: DIR [FROM TO [JDBC-URL]],"
                    + " as in orders 1997-01-01 1997-02-01.";

    @TempDir
    Path folder;

    /// What it says when it fails, and with which exit code.
    private record Complaint(int code, String sentence) {}

    private static Complaint complaint(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = OrdersExport.run(
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        return new Complaint(code, err.toString(StandardCharsets.UTF_8).strip());
    }

    @Test
    void what_is_missing_is_empty_and_what_has_a_delimiter_is_quoted() {
        assertThat(OrdersExport.csvLine(Arrays.asList("a", null, 7L, "b,c", "say \"d\"", "two\nlines")))
                .isEqualTo("a,,7,\"b,c\",\"say \"\"d\"\"\",\"two\nlines\"");
    }

    @Test
    void arguments_that_are_missing_are_asked_for() {
        assertThat(complaint()).isEqualTo(new Complaint(2, USAGE));
        assertThat(complaint(folder.toString(), "1997-01-01")).isEqualTo(new Complaint(2, USAGE));
        assertThat(complaint("--help")).isEqualTo(new Complaint(2, USAGE));
    }

    @Test
    void a_wrong_day_is_named_before_anything_is_written() {
        Path to = folder.resolve("orders");

        assertThat(complaint(to.toString(), "1997-02-30", "1997-03-01"))
                .isEqualTo(new Complaint(2, "'1997-02-30' is not a day: write it as 1997-01-31."));
        assertThat(complaint(to.toString(), "1997-02-01", "tomorrow"))
                .isEqualTo(new Complaint(2, "'tomorrow' is not a day: write it as 1997-01-31."));
        assertThat(complaint(to.toString(), "1997-02-01", "1997-01-01"))
                .isEqualTo(new Complaint(
                        2, "There is no day from 1997-02-01 to before 1997-01-01: name the earlier one first."));
        assertThat(to).doesNotExist();
    }

    @Test
    void a_folder_that_cannot_be_written_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("orders"), "not a folder");

        assertThat(complaint(file.toString()))
                .isEqualTo(new Complaint(
                        2,
                        "The files cannot be written in " + file
                                + ": name a folder where you may write and where there is room."));
        assertThat(file).hasContent("not a folder");
    }

    @Test
    void an_erp_that_is_not_there_is_named() {
        Complaint complaint = complaint(folder.toString(), "1997-01-01", "1997-02-01", "jdbc:nowhere:x");

        assertThat(complaint.code()).isEqualTo(1);
        assertThat(complaint.sentence())
                .startsWith("The orders cannot be read from jdbc:nowhere:x: check that it is an ERP that runs.");
    }
}
