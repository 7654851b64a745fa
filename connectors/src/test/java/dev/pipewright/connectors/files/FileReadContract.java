package dev.pipewright.connectors.files;

import dev.pipewright.connectors.kit.ReadableConnectionContract;
import dev.pipewright.connectors.spi.ReadableConnection;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// What the connector does with each format: three files, written by itself, are one source.
abstract class FileReadContract extends ReadableConnectionContract {

    @TempDir
    Path folder = Path.of("");

    abstract Format format();

    /// The ending of the files, as in `.csv`.
    abstract String ending();

    Map<String, Object> more() {
        return Map.of();
    }

    @BeforeEach
    void writeFiles() {
        for (int file = 1; file <= 3; file++) {
            List<DataRecord> records = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                records.add(new DataRecord(null, new Origin("test", 1, "here"), fields(file, i)));
            }
            new FileFolder(folder)
                    .write(
                            Map.of("file", "in/part" + file + ending(), "format", format().name()),
                            FileFolder.ORDERS,
                            records);
        }
    }

    private static Map<String, @Nullable Object> fields(int file, int i) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", "order " + file + "/" + i);
        fields.put("quantity", (long) i);
        fields.put("amount", new BigDecimal(file + "." + i + "5"));
        fields.put("day", "2026-03-0" + (i + 1));
        return fields;
    }

    @Override
    protected ReadableConnection open() {
        return new FileFolder(folder).connection();
    }

    @Override
    protected StreamRequest request() {
        return request(FileFolder.ORDERS);
    }

    /// A request for the three files.
    StreamRequest request(Schema schema) {
        Map<String, Object> settings = new LinkedHashMap<>(more());
        settings.put("file", "in/*" + ending());
        settings.put("format", format().name());
        return FileFolder.request(settings, schema);
    }

    @Override
    protected StreamRequest partlyUnreadable() {
        List<Field> fields = new ArrayList<>(FileFolder.ORDERS.fields());
        fields.set(1, Field.of("quantity", FieldType.Simple.BOOLEAN));
        return request(new Schema(fields));
    }

    @Override
    protected List<Map<String, @Nullable Object>> expected() {
        List<Map<String, @Nullable Object>> expected = new ArrayList<>();
        for (int file = 1; file <= 3; file++) {
            for (int i = 0; i < 7; i++) {
                expected.add(fields(file, i));
            }
        }
        return expected;
    }
}
