package dev.pipewright.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.spi.RecordWriter;
import dev.pipewright.connectors.spi.SinkRequest;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import dev.pipewright.model.schema.Schema;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTextsTest {

    @TempDir
    Path folder = Path.of("");

    private static DataRecord order() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", "say \"hi\", x");
        fields.put("amount", new BigDecimal("1.50"));
        fields.put("lines", List.of(Map.of("n", 1L)));
        fields.put("note", null);
        return new DataRecord("1", new Origin("test", 1, "here"), fields);
    }

    private String written(Format format, Schema schema, List<DataRecord> records) {
        FileFolder files = new FileFolder(folder);
        files.write(Map.of("file", "out", "format", format.name()), schema, records);
        return files.text("out");
    }

    @Test
    void each_format_is_written_as_people_expect() {
        List<DataRecord> two = List.of(order(), order());

        assertThat(written(Format.CSV, Schema.UNKNOWN, two)).isEqualTo("""
                        id,amount,lines,note
                        "say ""hi"", x",1.50,"[{""n"":1}]",
                        "say ""hi"", x",1.50,"[{""n"":1}]",
                        """);
        assertThat(written(Format.NDJSON, Schema.UNKNOWN, List.of(order()))).isEqualTo("""
                        {"id":"say \\"hi\\", x","amount":1.50,"lines":[{"n":1}],"note":null}
                        """);
        assertThat(written(Format.JSON, Schema.UNKNOWN, two)).isEqualTo("""
                        [
                        {"id":"say \\"hi\\", x","amount":1.50,"lines":[{"n":1}],"note":null},
                        {"id":"say \\"hi\\", x","amount":1.50,"lines":[{"n":1}],"note":null}
                        ]
                        """);
        assertThat(written(Format.XML, Schema.UNKNOWN, List.of(order())))
                .contains("<records>\n<record><id>say \"hi\", x</id><amount>1.50</amount><lines><n>1</n></lines>");
    }

    @Test
    void nothing_written_is_a_whole_file_too() {
        assertThat(written(Format.CSV, FileFolder.ORDERS, List.of())).isEqualTo("id,quantity,amount,day\n");
        assertThat(written(Format.JSON, Schema.UNKNOWN, List.of())).isEqualTo("[]\n");
        assertThat(written(Format.NDJSON, Schema.UNKNOWN, List.of())).isEmpty();
        assertThat(written(Format.XML, Schema.UNKNOWN, List.of())).contains("<records>\n</records>");
    }

    @Test
    void a_field_without_a_column_is_refused_and_not_lost() {
        assertThatThrownBy(() -> written(Format.CSV, FileFolder.ORDERS, List.of(order())))
                .hasMessage("A record has the field 'lines', which the header of the file does not have: choose the"
                        + " columns with a Select before the sink.");
    }

    @Test
    void an_unfinished_file_that_somebody_changed_is_not_written_on() {
        FileFolder files = new FileFolder(folder);
        SinkRequest request = new SinkRequest(Map.of("file", "out", "format", "NDJSON"), Schema.UNKNOWN, "run-1");
        String flushed;
        try (RecordWriter writer = files.connection().write(request)) {
            writer.write(List.of(order()));
            flushed = writer.flush();
        }

        files.put(".out.run-1.part", "something else that is long enough to hold what was flushed, if not the same\n");

        try (RecordWriter writer = files.connection().write(request)) {
            assertThatThrownBy(() -> writer.resume(flushed))
                    .hasMessage("The unfinished file 'out' was changed or removed by somebody else: start the run again"
                            + " from the beginning.");
        }
    }

    @Test
    void two_sinks_of_a_run_do_not_write_the_same_file() {
        var connection = new FileFolder(folder).connection();
        Map<String, Object> settings = Map.of("file", "out", "format", "NDJSON");

        connection
                .write(new SinkRequest(settings, Schema.UNKNOWN, "run-1-sink-a"))
                .close();

        assertThatThrownBy(() -> connection.write(new SinkRequest(settings, Schema.UNKNOWN, "run-1-sink-b")))
                .hasMessage(
                        "Two sinks write the file 'out', and one would replace the other's: give one of them another"
                                + " name.");
        connection
                .write(new SinkRequest(settings, Schema.UNKNOWN, "run-1-sink-a"))
                .close();
    }

    @Test
    void unfinished_files_are_not_read() {
        FileFolder files = new FileFolder(folder);
        files.put(".out.run-1.part", "{}\n");

        assertThat(files.connection().discover()).isEmpty();
        assertThat(files.read(Map.of("file", "*", "format", "NDJSON", "mayBeMissing", true))
                        .records())
                .isEmpty();
    }
}
