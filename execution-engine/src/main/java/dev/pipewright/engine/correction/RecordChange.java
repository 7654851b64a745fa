package dev.pipewright.engine.correction;

import dev.pipewright.model.record.CanonicalJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One change of a record's values. Values are as [DataRecord] has them.
public sealed interface RecordChange {

    RecordPath path();

    /// Whatever is there, the value is put in its place.
    record Put(RecordPath path, @Nullable Object value) implements RecordChange {}

    /// The value is put where another one is.
    ///
    /// @param from that other one; null also means a missing one
    record Replace(
            RecordPath path,
            @Nullable Object from,
            @Nullable Object value) implements RecordChange {}

    /// What is there is left out.
    record Remove(RecordPath path) implements RecordChange {}

    /// True if two values are the same; 1 and 1.0 are.
    static boolean same(@Nullable Object one, @Nullable Object other) {
        return CanonicalJson.text(one).equals(CanonicalJson.text(other));
    }

    /// The change as JSON has it, for [#read].
    default Map<String, @Nullable Object> written() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("path", path().toString());
        switch (this) {
            case Put put -> json.put("value", put.value());
            case Replace replace -> {
                json.put("from", replace.from());
                json.put("value", replace.value());
            }
            case Remove _ -> json.put("remove", true);
        }
        return json;
    }

    /// Reads `{"path", "value"}`, `{"path", "from", "value"}` or `{"path", "remove": true}`.
    ///
    /// @throws IllegalArgumentException if it is none of them, with a sentence
    static RecordChange read(Map<?, ?> json) {
        RecordPath path = json.get("path") instanceof String text
                ? RecordPath.read(text)
                        .orElseThrow(() -> new IllegalArgumentException("'" + text
                                + "' is not the path of a field. Write it as in 'shipTo.postalCode', 'lines[0].item'"
                                + " or 'lines[].item'."))
                : null;
        if (path == null) {
            throw new IllegalArgumentException("Each change needs a 'path', as in 'shipTo.postalCode'.");
        }
        boolean removes = Boolean.TRUE.equals(json.get("remove"));
        if (removes == json.containsKey("value") || (removes && json.containsKey("from"))) {
            throw new IllegalArgumentException(
                    "The change of '" + path + "' needs either a 'value' or 'remove': true.");
        }
        if (removes) {
            return new Remove(path);
        }
        return json.containsKey("from")
                ? new Replace(path, json.get("from"), json.get("value"))
                : new Put(path, json.get("value"));
    }
}
