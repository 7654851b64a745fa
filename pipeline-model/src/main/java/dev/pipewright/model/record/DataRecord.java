package dev.pipewright.model.record;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One JSON object moving through a pipeline.
///
/// Values are plain Java, so that no JSON library is part of the connector interface: `null`, [String], [Boolean],
/// [Long] (whole numbers that fit), [java.math.BigDecimal] (all other numbers), [java.util.List] and [Map] with
/// string keys in the order they were read. A float is never a value. Dates, times, instants and bytes are strings
/// in the forms of [dev.pipewright.model.schema.FieldType]. Null and missing differ.
///
/// @param key what names the record in its stream; absent if the stream has no key
/// @param fields handed over: who makes a record no longer changes the map, and nobody else may; it is not copied
///     because this is the hot path
public record DataRecord(@Nullable String key, Origin origin, Map<String, @Nullable Object> fields) {

    /// The same record with other fields.
    public DataRecord withFields(Map<String, @Nullable Object> changed) {
        return new DataRecord(key, origin, changed);
    }
}
