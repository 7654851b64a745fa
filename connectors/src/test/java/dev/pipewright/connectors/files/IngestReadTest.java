package dev.pipewright.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.kit.Reading;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ReadableConnection;
import dev.pipewright.connectors.spi.ReadableConnection.Reopening;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.connectors.spi.settings.SettingsBinder;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.schema.Schema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// Three uploads are one source, read as files are.
class IngestReadTest extends FileReadContract {

    /// Uploads by name.
    private record Uploads(Map<String, byte[]> contents) implements PushedFiles {

        @Override
        public List<String> names() {
            return List.copyOf(contents.keySet());
        }

        @Override
        public InputStream open(String name) {
            return new ByteArrayInputStream(Objects.requireNonNull(contents.get(name)));
        }
    }

    @Override
    Format format() {
        return Format.NDJSON;
    }

    @Override
    String ending() {
        return ".ndjson";
    }

    @Override
    protected ReadableConnection open() {
        return IngestConnector.reading(new Written(new FileFolder(folder)));
    }

    /// The files that the contract writes before each test, as uploads.
    private record Written(FileFolder folder) implements PushedFiles {

        @Override
        public List<String> names() {
            return List.of("part1.ndjson", "part2.ndjson", "part3.ndjson");
        }

        @Override
        public InputStream open(String name) {
            return new ByteArrayInputStream(bytes(folder.text("in/" + name)));
        }
    }

    @Override
    StreamRequest request(Schema schema) {
        return FileFolder.request(Map.of("stream", "orders", "format", "NDJSON"), schema);
    }

    @Test
    void uploads_are_read_by_one_reader_in_the_order_they_landed_in() {
        var contents = new LinkedHashMap<String, byte[]>();
        contents.put("second-by-name", bytes("{\"id\":\"A\"}\n"));
        contents.put("first-by-name", bytes("{\"id\":\"B\"}\n"));
        var connection = IngestConnector.reading(new Uploads(contents));
        var request = FileFolder.request(Map.of("stream", "orders"), Schema.UNKNOWN);

        assertThat(connection.splits(request, 8)).hasSize(1);
        assertThat(ids(connection, request)).containsExactly("A", "B");
    }

    @Test
    void a_packed_upload_is_unpacked_also_if_its_chunks_are_packed_by_themselves() throws IOException {
        var packed = new ByteArrayOutputStream();
        packed.write(gzip("{\"id\":\"A\"}\n{\"id\""));
        packed.write(gzip(":\"B\"}\n"));
        var connection = IngestConnector.reading(new Uploads(Map.of("orders.gz", packed.toByteArray())));
        var request = FileFolder.request(Map.of("stream", "orders"), Schema.UNKNOWN);

        assertThat(ids(connection, request)).containsExactly("A", "B");
        assertThat(connection.reopening(request)).isEqualTo(Reopening.NOWHERE);
    }

    @Test
    void a_chunk_that_is_not_packed_behind_one_that_is_fails_and_is_not_lost() throws IOException {
        for (String rest : List.of("{", "{\"id\":\"B\"}\n", "x".repeat(100_000))) {
            var mixed = new ByteArrayOutputStream();
            mixed.write(gzip("{\"id\":\"A\"}\n"));
            mixed.write(bytes(rest));
            var connection = IngestConnector.reading(new Uploads(Map.of("orders.gz", mixed.toByteArray())));

            assertThatThrownBy(() -> ids(connection, FileFolder.request(Map.of("stream", "orders"), Schema.UNKNOWN)))
                    .hasMessageStartingWith("The file 'orders.gz' cannot be read on after row ");
        }
    }

    @Test
    void csv_and_json_are_read_with_their_own_settings() {
        var csv = IngestConnector.reading(new Uploads(Map.of("a", bytes("id;amount\nA;1,50\n"))));
        var json = IngestConnector.reading(new Uploads(Map.of("a", bytes("{\"data\":[{\"id\":\"B\"}]}"))));

        assertThat(ids(
                        csv,
                        FileFolder.request(
                                Map.of("stream", "orders", "format", "CSV", "delimiter", ";", "decimalComma", true),
                                Schema.UNKNOWN)))
                .containsExactly("A");
        assertThat(ids(
                        json,
                        FileFolder.request(
                                Map.of("stream", "orders", "format", "JSON", "records", "/data"), Schema.UNKNOWN)))
                .containsExactly("B");
    }

    @Test
    void nothing_pushed_is_nothing_read() {
        var connection = IngestConnector.reading(new Uploads(Map.of()));

        assertThat(ids(connection, FileFolder.request(Map.of("stream", "orders"), Schema.UNKNOWN)))
                .isEmpty();
    }

    @Test
    void the_name_of_a_stream_stands_in_an_address() {
        assertThat(SettingsBinder.problems(IngestSourceSettings.class, Map.of("stream", "new orders")))
                .extracting(problem -> problem.sentence(Locale.ENGLISH))
                .containsExactly("Write 'Stream' with letters, digits, '.', '_' and '-', 100 at most.");
        assertThat(SettingsBinder.problems(IngestSourceSettings.class, Map.of()))
                .extracting(problem -> problem.sentence(Locale.ENGLISH))
                .containsExactly("Fill in 'Stream'.");
    }

    @Test
    void where_nothing_can_be_pushed_to_it_is_refused() {
        assertThatThrownBy(() -> new IngestConnector().open(Map.of()))
                .isInstanceOf(ConnectorException.class)
                .hasMessage(
                        "Only a source of a pipeline on a server reads what is pushed to it: run the pipeline there,"
                                + " or read a file instead.");
    }

    private static List<Object> ids(ReadableConnection connection, StreamRequest request) {
        return Reading.ofAll(connection, request, 2).records().stream()
                .map(DataRecord::fields)
                .map(fields -> Objects.requireNonNull(fields.get("id")))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes(text));
        }
        return packed.toByteArray();
    }
}
