package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.spi.KeyReadableConnection;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.model.record.DataRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Asks a system for the records of the keys that are wanted, and remembers the answers.
final class KeyedTable implements LookupTable {

    private static final int MOST_AT_ONCE = 500;
    private static final int MOST_REMEMBERED = 10_000;

    private final KeyReadableConnection connection;
    private final StreamRequest request;
    private final List<String> columns;
    private final List<FieldPath> paths;
    private final Map<LookupKey, List<DataRecord>> remembered = new LinkedHashMap<>(16, 0.75f, true);

    KeyedTable(KeyReadableConnection connection, StreamRequest request, List<String> columns) {
        this.connection = connection;
        this.request = request;
        this.columns = columns;
        this.paths = columns.stream().map(FieldPath::of).toList();
    }

    @Override
    public Map<LookupKey, List<DataRecord>> find(Map<LookupKey, List<Object>> wanted) {
        Map<LookupKey, List<DataRecord>> found = new HashMap<>();
        Map<LookupKey, List<Object>> unknown = new LinkedHashMap<>();
        synchronized (remembered) {
            wanted.forEach((key, values) -> {
                List<DataRecord> known = remembered.get(key);
                if (known == null) {
                    unknown.put(key, values);
                } else {
                    found.put(key, known);
                }
            });
        }
        List<LookupKey> keys = List.copyOf(unknown.keySet());
        for (int from = 0; from < keys.size(); from += MOST_AT_ONCE) {
            found.putAll(ask(keys.subList(from, Math.min(from + MOST_AT_ONCE, keys.size())), unknown));
        }
        return found;
    }

    private Map<LookupKey, List<DataRecord>> ask(List<LookupKey> keys, Map<LookupKey, List<Object>> values) {
        Map<LookupKey, List<DataRecord>> answers = new HashMap<>();
        keys.forEach(key -> answers.put(key, new ArrayList<>()));
        List<Map<String, Object>> asked = keys.stream()
                .map(key -> named(values.getOrDefault(key, List.of())))
                .toList();
        for (DataRecord record : connection.readByKeys(request, asked)) {
            List<DataRecord> answer = answers.get(LookupKey.of(record.fields(), paths));
            if (answer != null) {
                answer.add(record);
            }
        }
        answers.replaceAll((_, answer) -> List.copyOf(answer));
        synchronized (remembered) {
            remembered.putAll(answers);
            var eldest = remembered.keySet().iterator();
            while (remembered.size() > MOST_REMEMBERED) {
                eldest.next();
                eldest.remove();
            }
        }
        return answers;
    }

    private Map<String, Object> named(List<Object> values) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            named.put(columns.get(i), values.get(i));
        }
        return named;
    }
}
