package dev.pipewright.connectors.http;

import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.RecordWriter;
import dev.pipewright.model.record.DataRecord;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sends records, one or some with each call. A call is done when it is answered, so there is nothing to make durable.
final class HttpWriter implements RecordWriter {

    private static final char DELETE = 0x7f;

    private final HttpSinkSettings settings;
    private final PatientCaller caller;
    private long written;

    HttpWriter(HttpSinkSettings settings, PatientCaller caller) {
        this.settings = settings;
        this.caller = caller;
    }

    @Override
    public void resume(@Nullable String flushed) {
        written = flushed == null ? 0 : Long.parseLong(flushed);
    }

    @Override
    public void write(List<DataRecord> records) {
        int size = settings.batchSize();
        for (int from = 0; from < records.size(); from += size) {
            List<DataRecord> some = records.subList(from, Math.min(from + size, records.size()));
            var _ = caller.send(size == 1 ? callWith(some.getFirst()) : callWith(some), Kind.DATA);
            written += some.size();
        }
    }

    private HttpCall callWith(DataRecord record) {
        Map<String, String> headers = new LinkedHashMap<>(settings.headers());
        String key = record.key();
        String keyHeader = settings.keyHeader();
        if (keyHeader != null && key != null) {
            headers.put(keyHeader, headerText(key));
        }
        return call(PathTemplate.fill(settings.path(), record), headers, record.fields());
    }

    /// A header holds visible ASCII only: all else is encoded as in an address, so that no two keys become the same.
    private static String headerText(String key) {
        StringBuilder text = new StringBuilder();
        for (byte unit : key.getBytes(StandardCharsets.UTF_8)) {
            if (unit > ' ' && unit < DELETE && unit != '%') {
                text.append((char) unit);
            } else {
                text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(unit));
            }
        }
        return text.toString();
    }

    private HttpCall callWith(List<DataRecord> records) {
        return call(
                settings.path(),
                settings.headers(),
                records.stream().map(DataRecord::fields).toList());
    }

    private HttpCall call(String path, Map<String, String> headers, Object body) {
        byte[] utf8 = JsonValues.text(body).getBytes(StandardCharsets.UTF_8);
        return new HttpCall(settings.method().name(), path, headers, null).withJson(utf8);
    }

    @Override
    public String flush() {
        return Long.toString(written);
    }

    @Override
    public void complete() {
        // Each answered call was visible at once.
    }

    @Override
    public void close() {
        // The connection is its owner's.
    }
}
