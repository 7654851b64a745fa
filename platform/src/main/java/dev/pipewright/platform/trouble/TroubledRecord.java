package dev.pipewright.platform.trouble;

import dev.pipewright.engine.correction.Correction;
import dev.pipewright.engine.correction.RecordPath;
import dev.pipewright.engine.ledger.CallRecord;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A document that did not get through, with the record that it was formed of.
///
/// @param fields the record's
/// @param path where the field is in it that the trouble is about; absent if it is about none, or about one that
///     the record has no place for
/// @param corrections what people had changed in the record before this run sent it
public record TroubledRecord(
        CallRecord document,
        Map<String, @Nullable Object> fields,
        @Nullable RecordPath path,
        List<Correction> corrections) {

    public TroubledRecord(
            CallRecord document,
            Map<String, @Nullable Object> fields,
            @Nullable RecordPath path,
            List<Correction> corrections) {
        this.document = document;
        this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        this.path = path;
        this.corrections = List.copyOf(corrections);
    }
}
