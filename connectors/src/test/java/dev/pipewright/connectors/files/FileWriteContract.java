package dev.pipewright.connectors.files;

import dev.pipewright.connectors.kit.WritableConnectionContract;
import dev.pipewright.connectors.spi.SinkRequest;
import dev.pipewright.connectors.spi.WritableConnection;
import dev.pipewright.model.schema.Schema;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/// What the connector does when it writes each format.
abstract class FileWriteContract extends WritableConnectionContract {

    @TempDir
    Path folder = Path.of("");

    abstract Format format();

    String file() {
        return "out/results";
    }

    @Override
    protected WritableConnection open() {
        return new FileFolder(folder).connection();
    }

    @Override
    protected SinkRequest request() {
        return new SinkRequest(Map.of("file", file(), "format", format().name()), Schema.UNKNOWN, "run-1");
    }

    @Override
    protected List<String> visibleIds() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("file", file());
        settings.put("format", format().name());
        settings.put("mayBeMissing", true);
        if (format() == Format.XML) {
            settings.put("records", "records/record");
        }
        return new FileFolder(folder)
                .read(settings).fields().stream()
                        .map(fields -> String.valueOf(fields.get("id")))
                        .toList();
    }
}
