package dev.pipewright.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.kit.Reading;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLinesTest {

    @TempDir
    Path folder = Path.of("");

    private Reading read(String content) {
        return read(content.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private Reading read(byte[] content, Map<String, Object> more) {
        var files = new FileFolder(folder);
        files.put("in.csv", content);
        var settings = new java.util.HashMap<String, Object>(more);
        settings.put("file", "in.csv");
        return files.read(settings);
    }

    private static List<String> ids(Reading reading) {
        return reading.fields().stream()
                .map(fields -> String.valueOf(fields.get("id")))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n"})
    void a_broken_row_costs_itself_only_however_lines_end(String end) {
        Reading reading =
                read(String.join(end, "id,note", "1,a", "2", "3,b", "4,\"two" + end + "lines\"", "5", "6,c", ""));

        assertThat(ids(reading)).containsExactly("1", "3", "4", "6");
        assertThat(reading.fields().get(2)).containsEntry("note", "two" + end + "lines");
        assertThat(reading.messages())
                .containsExactly(
                        "Line 3 is broken: it has 1 values instead of 2.",
                        "Line 7 is broken: it has 1 values instead of 2.");
        assertThat(reading.unreadable()).extracting(broken -> broken.raw()).containsExactly("2", "5");
    }

    @Test
    void a_line_that_is_longer_than_a_buffer_is_one_line() {
        String large = "x".repeat(70_000);

        Reading reading = read("id,note\n1," + large + ",b\n2," + large + "\n3,c\n4\n");

        assertThat(ids(reading)).containsExactly("2", "3");
        assertThat(reading.fields().getFirst()).containsEntry("note", large);
        assertThat(reading.messages())
                .containsExactly(
                        "Line 2 is broken: it has 3 values instead of 2.",
                        "Line 5 is broken: it has 1 values instead of 2.");
    }

    @Test
    void a_line_over_16_megabytes_is_rejected_and_the_next_is_read() {
        Reading reading = read("id,note\n1,a\n2," + "x".repeat(17 * 1024 * 1024) + "\r\n3,c\n");

        assertThat(ids(reading)).containsExactly("1", "3");
        assertThat(reading.messages()).containsExactly("Line 3 is broken: it is longer than 16 MB.");
        assertThat(reading.unreadable().getFirst().raw()).hasSize(64 * 1024).startsWith("2,xxx");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"id,note\n1,a\n2,\"open", "id,note\n1,a\n2,\"open\n", "id,note\n1,a\n2,\"open \"\"twice\"\""})
    void a_file_that_is_cut_off_in_a_quote_does_not_end_with_a_record(String content) {
        Reading reading = read(content);

        assertThat(ids(reading)).containsExactly("1");
        assertThat(reading.messages()).containsExactly("Line 3 is broken: a quote is opened and never closed.");
    }

    @Test
    void a_quote_inside_a_value_opens_nothing() {
        Reading reading = read("id,note,more\n1,6\" pipe,\"two\nlines\"\n2,6\" pipe,\"whole\"");

        assertThat(ids(reading)).containsExactly("1", "2");
        assertThat(reading.unreadable()).isEmpty();
    }

    @Test
    void bytes_that_are_no_letters_are_kept_as_they_were() {
        Reading reading = read("id,name\n1,Müller 😀\n2,Smith\n".getBytes(StandardCharsets.ISO_8859_1), Map.of());
        Reading utf16 = read("id,name\n1,Müller 😀\n".getBytes(StandardCharsets.UTF_16), Map.of("charset", "UTF-16"));

        assertThat(reading.unreadable()).extracting(broken -> broken.raw()).containsExactly("1,M\\xFCller ?");
        assertThat(utf16.fields()).containsExactly(Map.of("id", "1", "name", "Müller 😀"));
    }

    @Test
    void lines_before_the_header_are_skipped() {
        Reading reading = read(
                "Orders of \"May\r\n\r\nid,note\r\n1,a\r\n2\r\n".getBytes(StandardCharsets.UTF_8),
                Map.of("skipLines", 2L));

        assertThat(ids(reading)).containsExactly("1");
        assertThat(reading.messages()).containsExactly("Line 5 is broken: it has 1 values instead of 2.");
    }

    @Test
    void a_renamed_column_that_is_required_is_one_complaint() {
        var required = new Schema(List.of(new Field("amount", FieldType.Simple.INTEGER, true, false)));
        var files = new FileFolder(folder);
        files.put("in.csv", "id,total\n1,2\n");
        files.put("empty.csv", "id,amount\n1,\n2,7\n");

        assertThatThrownBy(() -> files.read(Map.of("file", "in.csv"), required))
                .hasMessage("The header of 'in.csv' has no column 'amount', which the source's fields require. It has"
                        + " id, total. Correct the file, or the fields of the source.");
        assertThat(files.read(Map.of("file", "empty.csv"), required).messages())
                .containsExactly("Line 2, field 'amount' is required and has no value.");
    }
}
