package dev.pipewright.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.kit.Reading;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.ReadableConnection;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenFilesTest {

    @TempDir
    Path folder = Path.of("");

    private FileFolder files() {
        return new FileFolder(folder);
    }

    private static Map<String, Object> csv(String file) {
        return Map.of("file", file, "format", "CSV");
    }

    private static Map<String, Object> ndjson(String file) {
        return Map.of("file", file, "format", "NDJSON");
    }

    @Test
    void a_broken_csv_row_costs_that_row_only() {
        files().put("in.csv", "id,note\n1,good\n2\n3,\"a\"b\n\n4,\"two\nlines\"\n5,a,b\n6,good\n");

        Reading reading = files().read(csv("in.csv"));

        assertThat(reading.fields()).extracting(fields -> fields.get("id")).containsExactly("1", "4", "6");
        assertThat(reading.messages())
                .containsExactly(
                        "Line 3 is broken: it has 1 values instead of 2.",
                        "Line 4 is broken: there is something behind a closing quote.",
                        "Line 8 is broken: it has 3 values instead of 2.");
        assertThat(reading.unreadable()).extracting(broken -> broken.raw()).containsExactly("2", "3,\"a\"b", "5,a,b");
        assertThat(reading.unreadable())
                .extracting(broken -> broken.origin().ordinal())
                .containsExactly(2L, 3L, 5L);
    }

    @Test
    void a_quote_that_is_never_closed_costs_its_line_only() {
        files().put("in.csv", "id,note\n1,\"open\n2,good\n3,good\n");

        Reading reading = files().read(csv("in.csv"));

        assertThat(reading.fields()).extracting(fields -> fields.get("id")).containsExactly("2", "3");
        assertThat(reading.messages()).containsExactly("Line 2 is broken: a quote is opened and never closed.");
    }

    @Test
    void a_value_that_is_not_of_its_type_names_line_field_and_value() {
        files().put("in.csv", """
                        id,quantity,amount,day
                        1,2,3.50,2026-03-02
                        2,two,1,2026-03-02
                        3,1,1.005,2026-03-02
                        4,1,1,02.03.2026
                        """);

        Reading reading = files().read(csv("in.csv"), FileFolder.ORDERS);

        assertThat(reading.fields())
                .containsExactly(
                        Map.of("id", "1", "quantity", 2L, "amount", new BigDecimal("3.50"), "day", "2026-03-02"));
        assertThat(reading.messages())
                .containsExactly(
                        "Line 3, field 'quantity': 'two' is not a whole number.",
                        "Line 4, field 'amount': '1.005' is not a number with at most 2 digits after the decimal point.",
                        "Line 5, field 'day': '02.03.2026' is not a day.");
    }

    @Test
    void numbers_and_days_may_be_written_as_a_country_does() {
        files().put(
                        "in.csv",
                        "id;quantity;amount;day\n1;2;1.234,50;02.03.2026\n".getBytes(StandardCharsets.ISO_8859_1));

        Reading reading = files().read(
                        Map.of("file", "in.csv", "delimiter", ";", "decimalComma", true, "datePattern", "dd.MM.yyyy"),
                        FileFolder.ORDERS);

        assertThat(reading.fields())
                .containsExactly(
                        Map.of("id", "1", "quantity", 2L, "amount", new BigDecimal("1234.50"), "day", "2026-03-02"));
    }

    @Test
    void bytes_in_another_encoding_cost_their_line_only_and_the_right_encoding_reads_them() {
        files().put("in.csv", "id,name\n1,Müller\n2,Smith\n".getBytes(StandardCharsets.ISO_8859_1));

        Reading wrong = files().read(csv("in.csv"));
        Reading right = files().read(Map.of("file", "in.csv", "charset", "ISO-8859-1"));

        assertThat(wrong.fields()).containsExactly(Map.of("id", "2", "name", "Smith"));
        assertThat(wrong.messages()).containsExactly("Line 2, column 'name', character 2: the bytes are not UTF-8.");
        assertThat(right.fields()).extracting(fields -> fields.get("name")).containsExactly("Müller", "Smith");
    }

    @Test
    void an_invalid_json_line_costs_that_line_only() {
        files().put("in.ndjson", "\uFEFF{\"a\":1}\n{\"a\":}\n\n[1]\n{\"a\":1,\"a\":2}\n{\"a\":0.10}");

        Reading reading = files().read(ndjson("in.ndjson"));

        assertThat(reading.fields()).containsExactly(Map.of("a", 1L), Map.of("a", new BigDecimal("0.10")));
        assertThat(reading.messages()).hasSize(3);
        assertThat(reading.messages().get(0)).startsWith("Line 2, column 6 is not JSON: Unexpected character ('}'");
        assertThat(reading.messages().get(1)).isEqualTo("Line 4 is not a JSON object.");
        assertThat(reading.messages().get(2)).contains("The name 'a' appears twice in one object");
    }

    @Test
    void a_line_over_16_megabytes_is_rejected_and_the_next_is_read() {
        files().put("in.ndjson", "{\"a\":\"" + "x".repeat(17 * 1024 * 1024) + "\"}\n{\"a\":2}\n");

        Reading reading = files().read(ndjson("in.ndjson"));

        assertThat(reading.fields()).containsExactly(Map.of("a", 2L));
        assertThat(reading.messages()).containsExactly("Line 1 is longer than 16 MB.");
        assertThat(reading.unreadable().getFirst().raw()).hasSize(64 * 1024);
    }

    @Test
    void a_json_file_that_breaks_off_says_where() {
        files().put("in.json", "{\"data\":{\"orders\":[{\"a\":1},\n{\"a\":2},{\"a\"");

        assertThatThrownBy(() -> files().read(Map.of("file", "in.json", "format", "JSON", "records", "/data/orders")))
                .isInstanceOf(ConnectorException.class)
                .hasMessageStartingWith("The file 'in.json' is broken after record 3, at line 2, column 13:");
        assertThatThrownBy(() -> files().read(Map.of("file", "in.json", "format", "JSON", "records", "/orders")))
                .hasMessageContaining("has no records to read, at line 2, column");
    }

    @Test
    void xml_attributes_repeated_elements_and_texts_become_fields_and_nothing_outside_is_loaded() {
        files().put(
                        "in.xml",
                        "<orders><order id=\"1\"><line>a</line><line>b</line><to><city>X</city></to><none/></order>"
                                + "<other/><order id=\"2\"><line>c</line></order></orders>");
        files().put(
                        "evil.xml",
                        "<!DOCTYPE o [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><orders><order>&x;</order></orders>");

        Reading reading = files().read(Map.of("file", "in.xml", "format", "XML", "records", "orders/order"));

        assertThat(reading.fields().getFirst())
                .containsEntry("@id", "1")
                .containsEntry("line", List.of("a", "b"))
                .containsEntry("to", Map.of("city", "X"))
                .containsEntry("none", null);
        assertThat(reading.fields().get(1)).containsEntry("line", "c");
        assertThatThrownBy(() -> files().read(Map.of("file", "evil.xml", "format", "XML", "records", "orders/order")))
                .hasMessageContaining("is not XML after record");
    }

    @Test
    void what_follows_the_end_of_a_json_file_is_not_passed_over() {
        files().put("in.json", "[{\"a\":1}]\n[{\"a\":2}] garbage");
        files().put("nested.json", "{\"data\":[{\"a\":1}],\"count\":1} {}");
        files().put("open.json", "{\"data\":[{\"a\":1}],\"count\":1");

        assertThatThrownBy(() -> files().read(Map.of("file", "in.json", "format", "JSON")))
                .hasMessage("The file 'in.json' is broken after record 1, at line 2, column 2: There is more after the"
                        + " end.");
        assertThatThrownBy(() -> files().read(Map.of("file", "nested.json", "format", "JSON", "records", "/data")))
                .hasMessageContaining("There is more after the end");
        assertThatThrownBy(() -> files().read(Map.of("file", "open.json", "format", "JSON", "records", "/data")))
                .hasMessageStartingWith("The file 'open.json' is broken after record 1, at line 1");
    }

    @Test
    void a_json_item_over_16_megabytes_is_passed_over_without_being_built() {
        String texts = "\"" + "x".repeat(1_000_000) + "\",";
        files().put("in.json", "[{\"a\":1},{\"a\":[" + texts.repeat(17) + "1]},{\"a\":3}]");

        Reading reading = files().read(Map.of("file", "in.json", "format", "JSON"));

        assertThat(reading.fields()).containsExactly(Map.of("a", 1L), Map.of("a", 3L));
        assertThat(reading.messages()).containsExactly("Record 2 is longer than 16 MB.");
    }

    @Test
    void a_path_that_leads_to_no_element_says_what_there_is() {
        files().put("in.xml", "<orders><order><id>1</id></order><count>1</count></orders>");
        files().put("none.xml", "<orders></orders>");

        assertThatThrownBy(() -> files().read(Map.of("file", "in.xml", "format", "XML", "records", "Orders/order")))
                .hasMessage(
                        "There is no element 'Orders/order' in 'in.xml', which has orders: correct 'Records', or say"
                                + " by 'May be missing' that there may be none.");
        assertThatThrownBy(() -> files().read(Map.of("file", "in.xml", "format", "XML", "records", "orders/odrer")))
                .hasMessageContaining("which has orders, orders/order, orders/count: correct 'Records'");
        assertThat(files().read(Map.of(
                                "file", "in.xml", "format", "XML", "records", "orders/return", "mayBeMissing", true))
                        .records())
                .isEmpty();
        assertThat(files().read(Map.of("file", "none.xml", "format", "XML", "records", "orders/order"))
                        .records())
                .isEmpty();
    }

    @Test
    void xml_that_is_nested_without_end_is_given_up() {
        String deep = "<a>".repeat(100_000) + "</a>".repeat(100_000);
        files().put("record.xml", "<orders><order>" + deep + "</order></orders>");
        files().put("outside.xml", "<orders>" + deep + "</orders>");

        for (String file : List.of("record.xml", "outside.xml")) {
            assertThatThrownBy(() -> files().read(Map.of("file", file, "format", "XML", "records", "orders/order")))
                    .isInstanceOf(ConnectorException.class)
                    .hasMessageEndingWith(": elements stand inside each other more than 200 deep.");
        }
    }

    @Test
    void xml_that_is_wrong_says_so_in_plain_words() {
        Map<String, String> contents = Map.of(
                "<orders><order>1</order>", "it breaks off",
                "<orders><order>1</orders>", "an element is not closed, or another one is closed",
                "1<orders></orders>", "there is something before the first element",
                "<orders><order>&x;</order></orders>", "an entity is used, which is not allowed",
                "<orders></orders><orders/>", "there is something after the last element");

        contents.forEach((content, words) -> {
            files().put("in.xml", content);
            assertThatThrownBy(() -> files().read(Map.of("file", "in.xml", "format", "XML", "records", "orders/order")))
                    .hasMessageStartingWith("The file 'in.xml' is not XML after record ")
                    .hasMessageEndingWith(": " + words + ".");
        });
    }

    @Test
    void only_a_packed_file_without_a_byte_is_empty() {
        files().put("empty.ndjson.gz", "");
        files().put("short.ndjson.gz", new byte[] {31, (byte) 139, 8, 0, 0});

        assertThat(files().read(ndjson("empty.ndjson.gz")).records()).isEmpty();
        assertThatThrownBy(() -> files().read(ndjson("short.ndjson.gz")))
                .hasMessage(
                        "The file 'short.ndjson.gz' cannot be read on after row 0: it is damaged or was cut off. Put"
                                + " it there again.");
    }

    @Test
    void a_file_that_grows_while_it_is_read_is_not_taken_for_whole() {
        files().put("in.csv", "id\n" + "1\n".repeat(600));
        var connection = files().connection();
        StreamRequest request = FileFolder.request(csv("in.csv"), Schema.UNKNOWN);
        SourceSplit split = connection.splits(request, 1).getFirst();

        try (RecordReader reader = connection.read(request, split, null)) {
            assertThat(reader.next().records()).hasSizeLessThan(600);
            files().put("in.csv", "id\n" + "1\n".repeat(600) + "12");

            assertThatThrownBy(() -> readToTheEnd(reader))
                    .hasMessage("The file 'in.csv' was changed while it was being read: start the run again from the"
                            + " beginning.");
        }
    }

    private static void readToTheEnd(RecordReader reader) {
        ReadBatch batch = reader.next();
        while (!batch.isEnd()) {
            batch = reader.next();
        }
    }

    @Test
    void a_file_with_brackets_in_its_name_is_no_pattern() {
        files().put("orders [May].csv", "id\n1\n");

        assertThat(files().read(csv("orders [May].csv")).records()).hasSize(1);
    }

    @Test
    void times_without_an_offset_become_moments_through_the_zone_of_the_connection() {
        files().put("in.csv", "id,sold\n1,2026-03-02 10:11:12\n2,2026-03-02T10:11:12+02:00\n3,2026-03-29T02:30:00\n");
        Schema moments = new Schema(List.of(Field.of("sold", FieldType.Simple.INSTANT)));
        var berlin = (ReadableConnection)
                new FilesConnector().open(Map.of("folder", folder.toString(), "zone", "Europe/Berlin"));

        Reading reading = Reading.ofAll(berlin, FileFolder.request(csv("in.csv"), moments), 1);

        assertThat(reading.fields())
                .extracting(fields -> fields.get("sold"))
                .containsExactly("2026-03-02T09:11:12Z", "2026-03-02T08:11:12Z");
        assertThat(reading.messages())
                .containsExactly("Line 4, field 'sold': '2026-03-29T02:30:00' is not a moment with a zone.");
    }

    @Test
    void a_missing_file_a_missing_folder_and_an_empty_file_are_told_apart() {
        files().put("empty.csv", "");
        files().put("empty.ndjson", "");
        var nowhere = new FileFolder(folder.resolve("nowhere"));

        assertThatThrownBy(() -> files().read(csv("in.csv")))
                .hasMessage("There is no file 'in.csv' in " + folder
                        + ": put it there, correct 'File', or say that it may be missing.");
        assertThat(files().read(Map.of("file", "*.csv.gz", "mayBeMissing", true))
                        .records())
                .isEmpty();
        assertThatThrownBy(() -> nowhere.connection().check())
                .hasMessage("There is no folder " + folder.resolve("nowhere") + ": create it, or correct 'Folder'.");
        assertThatThrownBy(() -> files().read(csv("empty.csv")))
                .hasMessage("The file 'empty.csv' is empty: a header line was expected.");
        assertThat(files().read(ndjson("empty.ndjson")).records()).isEmpty();
    }

    @Test
    void nothing_outside_the_folder_can_be_read_or_written() throws IOException {
        Path outside = Files.writeString(folder.resolve("secret.csv"), "id\n1\n");
        var inner = new FileFolder(Files.createDirectories(folder.resolve("inner")));
        Files.createSymbolicLink(inner.path().resolve("link.csv"), outside);
        Files.createSymbolicLink(inner.path().resolve("up"), folder);

        for (String way : List.of("../secret.csv", "link.csv", "up/secret.csv", outside.toString())) {
            assertThatThrownBy(() -> inner.read(csv(way)))
                    .hasMessage("'" + way + "' is outside the folder of the connection: name a file inside "
                            + inner.path() + ".");
            assertThatThrownBy(() -> inner.write(csv(way), Schema.UNKNOWN, List.of()))
                    .hasMessageContaining("is outside the folder");
        }
        assertThatThrownBy(() -> inner.read(csv("**.csv"))).hasMessageStartingWith("There is no file '**.csv'");
    }

    @Test
    void a_file_that_changed_is_not_read_on() {
        files().put("in.ndjson", "{\"a\":1}\n{\"a\":2}\n");
        StreamRequest request = FileFolder.request(ndjson("in.ndjson"), Schema.UNKNOWN);
        var connection = files().connection();
        SourceSplit split = connection.splits(request, 1).getFirst();
        String checkpoint;
        try (RecordReader reader = connection.read(request, split, null)) {
            checkpoint = reader.checkpointAfter(reader.next().records().getFirst());
        }

        files().put("in.ndjson", "{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n");

        assertThatThrownBy(() -> connection.read(request, split, checkpoint))
                .hasMessage("The file 'in.ndjson' was changed while it was being read: start the run again from the"
                        + " beginning.");
    }

    @Test
    void what_is_broken_before_a_record_is_behind_the_checkpoint_after_it() {
        files().put("in.ndjson", "x\nx\n{\"a\":1}\nx\n{\"a\":2}\n");
        StreamRequest request = FileFolder.request(ndjson("in.ndjson"), Schema.UNKNOWN);
        var connection = files().connection();
        SourceSplit split = connection.splits(request, 1).getFirst();
        String checkpoint;
        try (RecordReader reader = connection.read(request, split, null)) {
            checkpoint = reader.checkpointAfter(reader.next().records().getFirst());
        }

        Reading rest = Reading.of(connection, request, split, checkpoint);

        assertThat(rest.fields()).containsExactly(Map.of("a", 2L));
        assertThat(rest.messages()).singleElement().asString().startsWith("Line 4");
    }

    @Test
    void a_file_of_another_format_is_given_up_with_its_first_complaint() {
        files().put("in.ndjson", "id;name\n".repeat(1500));

        assertThatThrownBy(() -> files().read(ndjson("in.ndjson")))
                .hasMessageStartingWith(
                        "More than 1000 records of 'in.ndjson' in a row cannot be read: check the settings and the"
                                + " fields of the source. The first: Line 1, column");
    }

    @Test
    void a_packed_file_that_was_cut_off_is_not_taken_for_whole() throws IOException {
        files().write(
                        Map.of("file", "out.ndjson.gz", "format", "NDJSON"),
                        Schema.UNKNOWN,
                        List.of(new DataRecord(
                                null,
                                new Origin("test", 1, "here"),
                                new LinkedHashMap<>(Map.of("a", "x".repeat(1000))))));
        byte[] whole = Files.readAllBytes(folder.resolve("out.ndjson.gz"));
        files().put("cut.ndjson.gz", Arrays.copyOf(whole, whole.length - 9));

        assertThatThrownBy(() -> files().read(ndjson("cut.ndjson.gz")))
                .hasMessageStartingWith("The file 'cut.ndjson.gz' cannot be read on after row");
    }
}
