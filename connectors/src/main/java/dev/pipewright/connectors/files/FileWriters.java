package dev.pipewright.connectors.files;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.RecordWriter;
import dev.pipewright.connectors.spi.SinkRequest;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.schema.Field;
import java.io.IOException;
import java.util.List;

/// Chooses how a file is written.
final class FileWriters {

    private FileWriters() {}

    static RecordWriter of(FileSinkSettings settings, SinkRequest request, PendingFile file) {
        List<String> names = request.schema().fields().stream().map(Field::name).toList();
        RecordText text = switch (settings.format()) {
            case CSV -> new CsvText(names, FileSettingsRules.character(settings.delimiter()));
            case NDJSON -> new NdjsonText();
            case JSON -> new JsonText();
            case XML -> new XmlText(settings.rootElement(), settings.recordElement());
            case EXCEL -> new NdjsonText();
        };
        return new FileWriter(settings, names, text, file);
    }

    static ConnectorException failed(String file, IOException cause) {
        return new ConnectorException(Kind.UNAVAILABLE, Sentence.of("connectors.fileNotWritable", "file", file), cause);
    }
}
