package dev.pipewright.connectors.files;

import dev.pipewright.connectors.convert.SchemaGuess;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.ReadableConnection;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.connectors.spi.RecordWriter;
import dev.pipewright.connectors.spi.SinkRequest;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.connectors.spi.WritableConnection;
import dev.pipewright.connectors.spi.settings.SettingsBinder;
import dev.pipewright.model.schema.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Files of a store.
final class FilesConnection implements ReadableConnection, WritableConnection {

    private final FileStore store;

    FilesConnection(FileStore store) {
        this.store = store;
    }

    @Override
    public String check() {
        store.check();
        return "Folder " + store.name() + ".";
    }

    @Override
    public List<StreamDescription> discover() {
        List<StreamDescription> streams = new ArrayList<>();
        for (String file : store.list("**")) {
            Format format = formatOf(file.toLowerCase(Locale.ROOT));
            if (format != null) {
                Map<String, Object> settings = Map.of("file", file, "format", format.name());
                streams.add(new StreamDescription(file, settings, Schema.UNKNOWN, List.of()));
            }
        }
        return streams;
    }

    private static @Nullable Format formatOf(String file) {
        String name = file.endsWith(".gz") ? file.substring(0, file.length() - 3) : file;
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "csv", "tsv", "txt" -> Format.CSV;
            case "ndjson", "jsonl" -> Format.NDJSON;
            case "json" -> Format.JSON;
            case "xml" -> Format.XML;
            case "xlsx" -> Format.EXCEL;
            default -> null;
        };
    }

    @Override
    public Schema schema(StreamRequest request) {
        // What the file holds is asked here, not what was agreed.
        StreamRequest plain =
                new StreamRequest(request.settings(), request.parameters(), Schema.UNKNOWN, request.orderedBy());
        SourceSplit first = splits(plain, 1).getFirst();
        try (RecordReader reader = read(plain, first, null)) {
            return SchemaGuess.of(reader.next().records());
        }
    }

    @Override
    public List<SourceSplit> splits(StreamRequest request, int wanted) {
        FileSourceSettings settings = settings(request);
        List<String> files = store.list(settings.file());
        if (files.isEmpty() && !settings.mayBeMissing()) {
            throw new ConnectorException(
                    Kind.DATA,
                    "There is no file '" + settings.file() + "' in " + store.name()
                            + ": put it there, correct 'File', or say that it may be missing.");
        }
        // An order goes over all files, so one reader takes them one after the other.
        if (files.size() < 2 || !request.orderedBy().isEmpty() || wanted == 1) {
            return List.of(new FileSplit(files).split());
        }
        return files.stream().map(file -> new FileSplit(List.of(file)).split()).toList();
    }

    private static FileSourceSettings settings(StreamRequest request) {
        return SettingsBinder.bind(FileSourceSettings.class, request.settings());
    }

    @Override
    public Reopening reopening(StreamRequest request) {
        return Reopening.AFTER_ANY_RECORD;
    }

    @Override
    public RecordReader read(StreamRequest request, SourceSplit split, @Nullable String checkpoint) {
        FileFormats formats = new FileFormats(store, settings(request), request.schema());
        return new FilesReader(formats, FileSplit.of(split).files(), FileCheckpoint.of(checkpoint));
    }

    @Override
    public Delivery delivery(SinkRequest request) {
        return Delivery.WHOLE_AT_END;
    }

    @Override
    public RecordWriter write(SinkRequest request) {
        FileSinkSettings settings = SettingsBinder.bind(FileSinkSettings.class, request.settings());
        try {
            return FileWriters.of(settings, request, store.pending(settings.file(), request.run()));
        } catch (IOException e) {
            throw FileWriters.failed(settings.file(), e);
        }
    }

    @Override
    public void close() {
        // Files are closed by their readers and writers.
    }
}
