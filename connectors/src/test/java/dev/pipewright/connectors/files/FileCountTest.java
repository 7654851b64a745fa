package dev.pipewright.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.RecordCount;
import dev.pipewright.connectors.spi.RecordCount.Certainty;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.model.schema.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCountTest {

    private static final int MANY = 100_000;
    private static final Percentage ABOUT = Percentage.withPercentage(5);

    @TempDir
    Path path;

    private FileFolder folder;

    @BeforeEach
    void open() {
        folder = new FileFolder(path);
    }

    @Test
    void what_is_read_in_a_moment_is_counted() {
        folder.put("orders.csv", "id,quantity\nA,1\nB,2\nC,3\n");

        assertThat(count("orders.csv", Format.CSV)).contains(new RecordCount(3, Certainty.EXACT));
    }

    @Test
    void what_cannot_be_read_counts_too() {
        folder.put("orders.ndjson", "{\"id\":\"A\"}\n{\"id\":\n{\"id\":\"C\"}\n");

        assertThat(count("orders.ndjson", Format.NDJSON)).contains(new RecordCount(3, Certainty.EXACT));
    }

    @Test
    void of_a_long_file_the_first_rows_tell_how_many_there_are() {
        folder.put("orders.ndjson", orders(MANY));

        assertAbout(MANY, count("orders.ndjson", Format.NDJSON));
    }

    @Test
    void of_a_packed_file_the_packed_bytes_of_its_first_rows_tell() throws IOException {
        folder.put("orders.ndjson.gz", packed(orders(MANY)));

        assertAbout(MANY, count("orders.ndjson.gz", Format.NDJSON));
    }

    @Test
    void of_many_files_the_first_ones_tell() {
        for (int i = 0; i < 5; i++) {
            folder.put("in/orders-" + i + ".ndjson", orders(MANY / 5));
        }

        assertAbout(MANY, count("in/*.ndjson", Format.NDJSON));
    }

    @Test
    void an_empty_file_has_no_rows() {
        folder.put("empty.ndjson", "");

        assertThat(count("empty.ndjson", Format.NDJSON)).contains(new RecordCount(0, Certainty.EXACT));
    }

    @Test
    void nothing_tells_of_a_workbook_or_of_a_file_that_is_broken() {
        folder.put("orders.xlsx", "no workbook");
        folder.put("orders.ndjson.gz", "not packed");

        assertThat(count("orders.xlsx", Format.EXCEL)).isEmpty();
        assertThat(count("orders.ndjson.gz", Format.NDJSON)).isEmpty();
    }

    @Test
    void a_file_that_is_missing_cannot_be_counted() {
        assertThatThrownBy(() -> count("in/*.csv", Format.CSV))
                .isInstanceOf(ConnectorException.class)
                .hasMessageStartingWith("There is no file 'in/*.csv'");
    }

    private static void assertAbout(long expected, Optional<RecordCount> counted) {
        assertThat(counted).map(RecordCount::certainty).contains(Certainty.ESTIMATE);
        assertThat(counted.orElseThrow().records()).isCloseTo(expected, ABOUT);
    }

    private Optional<RecordCount> count(String file, Format format) {
        return folder.connection().count(request(file, format));
    }

    private static StreamRequest request(String file, Format format) {
        return FileFolder.request(Map.of("file", file, "format", format.name()), Schema.UNKNOWN);
    }

    /// Orders of about a hundred bytes, which do not pack to nothing.
    private static String orders(int number) {
        var random = new Random(1);
        var text = new StringBuilder();
        for (int i = 0; i < number; i++) {
            text.append("{\"id\":\"order-").append(i).append("\",\"note\":\"");
            for (int word = 0; word < 4; word++) {
                text.append(Long.toHexString(random.nextLong()));
            }
            text.append("\"}\n");
        }
        return text.toString();
    }

    private static byte[] packed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
