package dev.pipewright.connectors.files;

import dev.pipewright.connectors.spi.ReadableConnection;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.connectors.spi.settings.SettingsBinder;
import dev.pipewright.model.schema.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Pushed data, read as the files that it is.
final class IngestConnection implements ReadableConnection {

    private final PushedFiles pushed;
    private final FilesConnection files;

    IngestConnection(PushedFiles pushed) {
        this.pushed = pushed;
        this.files = new FilesConnection(new PushedStore(pushed), null);
    }

    @Override
    public String check() {
        return pushed.names().size() + " uploads to read.";
    }

    @Override
    public List<StreamDescription> discover() {
        return List.of();
    }

    @Override
    public Schema schema(StreamRequest request) {
        return files.schema(ofFiles(request));
    }

    @Override
    public List<SourceSplit> splits(StreamRequest request, int wanted) {
        // What was pushed later may change what was pushed before: one reader takes all, in their order.
        return files.splits(ofFiles(request), 1);
    }

    @Override
    public Reopening reopening(StreamRequest request) {
        return files.reopening(ofFiles(request));
    }

    @Override
    public RecordReader read(StreamRequest request, SourceSplit split, @Nullable String checkpoint) {
        return files.read(ofFiles(request), split, checkpoint);
    }

    private static StreamRequest ofFiles(StreamRequest request) {
        String stream = SettingsBinder.bind(IngestSourceSettings.class, request.settings()).stream();
        Map<String, Object> settings = new HashMap<>(request.settings());
        settings.remove(IngestConnector.STREAM);
        settings.put("file", stream);
        settings.put("mayBeMissing", true);
        settings.putIfAbsent("format", PushedFormat.NDJSON.name());
        return new StreamRequest(settings, request.parameters(), request.schema(), request.orderedBy());
    }

    @Override
    public void close() {
        files.close();
    }
}
