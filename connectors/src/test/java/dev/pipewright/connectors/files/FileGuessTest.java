package dev.pipewright.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.spi.ConnectorException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileGuessTest {

    private static final List<List<String>> TABLE = List.of(List.of("no", "city"), List.of("1", "Rome"));
    private static final byte[] RUBBISH = {(byte) 0x89, 'P', 0, 'G'};

    private static Map<String, Object> guess(String file, String text) {
        return FileGuess.of(file, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_comma_separated_file_with_names_needs_no_settings() {
        assertThat(guess("orders.csv", "order_no,city\n1,Rome\n2,Oslo\n"))
                .isEqualTo(Map.of("file", "orders.csv", "format", "CSV"));
    }

    @Test
    void delimiters_are_told_by_the_lines_and_not_by_the_name() {
        assertThat(guess("a.csv", "no;price\n1;2,50\n2;3,75\n")).containsEntry("delimiter", ";");
        assertThat(guess("a.tsv", "no\tname\n1\tRossi, Mario\n")).containsEntry("delimiter", "\\t");
        assertThat(guess("a.txt", "no|name\n1|Rossi\n")).containsEntry("delimiter", "|");
        assertThat(guess("a.csv", "no,name\n1,\"a;b;c\"\n2,\"d;e;f\"\n")).doesNotContainKey("delimiter");
    }

    @Test
    void a_first_line_with_values_is_no_header() {
        assertThat(guess("a.csv", "17,Rome,2026-01-01\n18,Oslo,2026-01-02\n")).containsEntry("header", false);
        assertThat(guess("a.csv", "city,city\nRome,Oslo\n")).doesNotContainKey("header");
    }

    @Test
    void one_column_and_a_mark_before_utf_8_are_no_trouble() {
        assertThat(guess("a.csv", "\uFEFForder\n1\n2\n")).isEqualTo(Map.of("file", "a.csv", "format", "CSV"));
    }

    @Test
    void letters_that_are_not_utf_8_are_taken_for_those_of_windows() {
        byte[] latin = "city\nMünchen\n".getBytes(Charset.forName("windows-1252"));

        assertThat(FileGuess.of("a.csv", latin)).containsEntry("charset", "windows-1252");
        assertThat(guess("a.csv", "city\nMünchen\n")).doesNotContainKey("charset");
    }

    @Test
    void a_letter_that_the_head_cuts_in_two_is_still_utf_8() {
        byte[] text = ("city\n" + "ü".repeat(FileGuess.HEAD)).getBytes(StandardCharsets.UTF_8);

        assertThat(FileGuess.of("a.csv", java.util.Arrays.copyOf(text, FileGuess.HEAD)))
                .doesNotContainKey("charset");
    }

    @Test
    void json_is_told_from_lines_of_json_whatever_the_name_says() {
        assertThat(guess("a.json", "[{\"a\": 1}]"))
                .containsEntry("format", "JSON")
                .doesNotContainKey("records");
        assertThat(guess("a.json", "{\"a\": 1}\n{\"a\": 2}\n")).containsEntry("format", "NDJSON");
        assertThat(guess("a.ndjson", "[\n{\"a\": 1}]")).containsEntry("format", "JSON");
        assertThat(guess("orders", "{\"a\": 1}\n{\"a\": 2}\n")).containsEntry("format", "NDJSON");
    }

    @Test
    void the_list_of_records_in_a_document_is_found() {
        assertThat(guess(
                        "a.json",
                        "{\"meta\": {\"tags\": [1, [2], 3], \"page\": 1}, \"data\": {\"orders\": [{\"a\": 1}]}}"))
                .containsEntry("records", "/data/orders");
    }

    @Test
    void the_records_of_xml_are_the_elements_in_the_first_one() {
        assertThat(guess("a.xml", "<?xml version=\"1.0\"?><orders><order><no>1</no></order></orders>"))
                .containsEntry("format", "XML")
                .containsEntry("records", "orders/order");
    }

    @Test
    void a_packed_file_is_looked_into() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("no;city\n1;Rome\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(FileGuess.of("a.csv.gz", packed.toByteArray()))
                .containsEntry("file", "a.csv.gz")
                .containsEntry("delimiter", ";");
    }

    @Test
    void what_has_nothing_in_it_is_refused() {
        assertThatThrownBy(() -> guess("a.csv", ""))
                .isInstanceOf(ConnectorException.class)
                .hasMessage("There is nothing in 'a.csv'. Choose a file with records.");
        assertThatThrownBy(() -> guess("a.csv", " \n\n")).hasMessageStartingWith("There is nothing in 'a.csv'.");
    }

    @Test
    void what_is_of_no_known_format_is_refused() {
        assertThatThrownBy(() -> FileGuess.of("logo.png", RUBBISH))
                .hasMessage("'logo.png' is of no format that can be read. Choose a file of separated values (.csv,"
                        + " .tsv), JSON (.json, .ndjson), XML (.xml) or Excel (.xlsx).");
        assertThatThrownBy(() -> guess("notes.md", "Some words.")).hasMessageStartingWith("'notes.md' is of no format");
    }

    @Test
    void what_is_not_what_its_name_says_is_refused() {
        for (String name : new String[] {"orders.csv", "orders.xlsx", "orders.csv.gz"}) {
            assertThatThrownBy(() -> FileGuess.of(name, RUBBISH))
                    .hasMessage("What is in '" + name + "' is not what its name says, or is damaged. Save it again: a"
                            + " text as UTF-8, a workbook as .xlsx.");
        }
    }

    @Test
    void an_archive_is_to_be_unpacked() {
        for (String name : new String[] {"orders.zip", "Orders.ZIP", "orders.tar.gz", "orders.7z"}) {
            assertThatThrownBy(() -> FileGuess.of(name, new byte[] {'P', 'K', 3, 4}))
                    .hasMessage("'" + name + "' is an archive. Unpack it, and choose a file that was in it.");
        }
    }

    @Test
    void the_first_sheet_with_a_table_has_the_records(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.xlsx");

        workbook(file, List.of(List.of("Sales of 2026"), List.of("made by an ERP")), TABLE);
        assertThat(FileGuess.of("a.xlsx", file)).containsEntry("sheet", "Sheet 2");

        workbook(file, TABLE, TABLE);
        assertThat(FileGuess.of("a.xlsx", file)).doesNotContainKey("sheet");
    }

    @SafeVarargs
    private static void workbook(Path file, List<List<String>>... sheets) throws IOException {
        try (var workbook = new Workbook(Files.newOutputStream(file), "Test", "1.0")) {
            for (int i = 0; i < sheets.length; i++) {
                Worksheet sheet = workbook.newWorksheet("Sheet " + (i + 1));
                for (int row = 0; row < sheets[i].size(); row++) {
                    for (int cell = 0; cell < sheets[i].get(row).size(); cell++) {
                        sheet.value(row, cell, sheets[i].get(row).get(cell));
                    }
                }
            }
        }
    }
}
