package dev.pipewright.connectors.files;

import dev.pipewright.connectors.convert.SchemaGuess;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.CountableConnection;
import dev.pipewright.connectors.spi.RecordCount;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.connectors.spi.RecordWriter;
import dev.pipewright.connectors.spi.SinkRequest;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.connectors.spi.WritableConnection;
import dev.pipewright.connectors.spi.settings.SettingsBinder;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Files of a store.
final class FilesConnection implements CountableConnection, WritableConnection {

    private final FileStore store;
    private final @Nullable ZoneId zone;

    /// Who writes each file that was begun.
    private final Map<String, String> writers = new ConcurrentHashMap<>();

    /// @param zone where the clocks of the files' writers stand
    FilesConnection(FileStore store, @Nullable ZoneId zone) {
        this.store = store;
        this.zone = zone;
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
            Format format = FileFormats.byName(file).orElse(null);
            if (format != null) {
                streams.add(new StreamDescription(file, settings(file, format), Schema.UNKNOWN, List.of()));
            }
        }
        return streams;
    }

    private Map<String, Object> settings(String file, Format format) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("file", file);
        settings.put("format", format.name());
        if (format == Format.XML) {
            try (InputStream in = FileFormats.unpacked(file, store.open(file))) {
                XmlInput.likelyPath(in).ifPresent(path -> settings.put("records", path));
            } catch (IOException e) {
                return settings; // Whoever reads it is told what is wrong.
            }
        }
        return settings;
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
        FileSourceSettings settings = formats(request).settings();
        List<String> files = store.list(settings.file());
        if (files.isEmpty() && !settings.mayBeMissing()) {
            throw new ConnectorException(
                    Kind.DATA, Sentence.of("connectors.noFile", "file", settings.file(), "store", store.name()));
        }
        // An order goes over all files, so one reader takes them one after the other.
        if (files.size() < 2 || !request.orderedBy().isEmpty() || wanted == 1) {
            return List.of(new FileSplit(files).split());
        }
        return files.stream().map(file -> new FileSplit(List.of(file)).split()).toList();
    }

    private FileFormats formats(StreamRequest request) {
        return FileFormats.of(store, request, zone);
    }

    @Override
    public Reopening reopening(StreamRequest request) {
        FileFormats formats = formats(request);
        return store.list(formats.settings().file()).stream().allMatch(formats::canGoOn)
                ? Reopening.AFTER_ANY_RECORD
                : Reopening.NOWHERE;
    }

    @Override
    public Optional<RecordCount> count(StreamRequest request) {
        return FileCount.of(
                formats(request), FileSplit.of(splits(request, 1).getFirst()).files());
    }

    @Override
    public RecordReader read(StreamRequest request, SourceSplit split, @Nullable String checkpoint) {
        FileFormats formats = formats(request);
        List<String> files = FileSplit.of(split).files();
        boolean canGoOn = files.stream().allMatch(formats::canGoOn);
        return new FilesReader(formats, files, FileCheckpoint.of(checkpoint), canGoOn);
    }

    @Override
    public Delivery delivery(SinkRequest request) {
        return Delivery.WHOLE_AT_END;
    }

    @Override
    public RecordWriter write(SinkRequest request) {
        FileSinkSettings settings = SettingsBinder.bind(FileSinkSettings.class, request.settings());
        String other = writers.putIfAbsent(settings.file(), request.writer());
        if (other != null && !other.equals(request.writer())) {
            throw new ConnectorException(
                    Kind.SETTINGS, Sentence.of("connectors.sameFileTwice", "file", settings.file()));
        }
        try {
            return FileWriters.of(settings, request, store.pending(settings.file(), request.writer()));
        } catch (IOException e) {
            throw FileWriters.failed(settings.file(), e);
        }
    }

    @Override
    public void close() {
        // Files are closed by their readers and writers.
    }
}
