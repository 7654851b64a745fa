package dev.pipewright.connectors.files;

import dev.pipewright.connectors.kit.Reading;
import dev.pipewright.connectors.spi.ReadableConnection;
import dev.pipewright.connectors.spi.RecordWriter;
import dev.pipewright.connectors.spi.SinkRequest;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.connectors.spi.WritableConnection;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A folder for a test, and the connector on it.
record FileFolder(Path path) {

    static final Schema ORDERS = new Schema(List.of(
            Field.of("id", FieldType.Simple.STRING),
            Field.of("quantity", FieldType.Simple.INTEGER),
            Field.of("amount", new FieldType.Decimal(10, 2)),
            Field.of("day", FieldType.Simple.DATE)));

    FilesConnection connection() {
        return (FilesConnection) new FilesConnector().open(Map.of("folder", path.toString()));
    }

    void put(String name, String content) {
        put(name, content.getBytes(StandardCharsets.UTF_8));
    }

    void put(String name, byte[] content) {
        try {
            Path file = path.resolve(name);
            Path parent = file.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String name) {
        try {
            return Files.readString(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static StreamRequest request(Map<String, Object> settings, Schema schema) {
        return new StreamRequest(settings, Map.of(), schema, List.of());
    }

    Reading read(Map<String, Object> settings) {
        return read(settings, Schema.UNKNOWN);
    }

    Reading read(Map<String, Object> settings, Schema schema) {
        ReadableConnection connection = connection();
        return Reading.ofAll(connection, request(settings, schema), 2);
    }

    void write(Map<String, Object> settings, Schema schema, List<DataRecord> records) {
        WritableConnection connection = connection();
        try (RecordWriter writer = connection.write(new SinkRequest(settings, schema, "run-1"))) {
            writer.resume(null);
            writer.write(records);
            writer.complete();
        }
    }
}
