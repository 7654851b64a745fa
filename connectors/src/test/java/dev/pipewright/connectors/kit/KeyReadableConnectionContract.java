package dev.pipewright.connectors.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.spi.KeyReadableConnection;
import dev.pipewright.model.record.DataRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every connection does that finds records by key.
public abstract class KeyReadableConnectionContract extends ReadableConnectionContract {

    /// The fields whose values together name one record.
    protected abstract List<String> keyFields();

    /// A value that no record has in the last of the key fields.
    protected abstract Object unknownKey();

    private KeyReadableConnection keyed() {
        return (KeyReadableConnection) connection();
    }

    private Map<String, Object> keyOf(Map<String, @Nullable Object> record, List<String> fields) {
        Map<String, Object> key = new LinkedHashMap<>();
        fields.forEach(field -> key.put(field, Objects.requireNonNull(record.get(field))));
        return key;
    }

    private static List<Map<String, @Nullable Object>> fieldsOf(List<DataRecord> records) {
        List<Map<String, @Nullable Object>> fields = new ArrayList<>();
        records.forEach(record -> fields.add(record.fields()));
        return fields;
    }

    @Test
    void each_record_is_found_by_its_whole_key() {
        for (Map<String, @Nullable Object> record : expected()) {
            List<DataRecord> found = keyed().readByKeys(request(), List.of(keyOf(record, keyFields())));

            assertThat(fieldsOf(found)).containsExactly(record);
        }
    }

    @Test
    void several_keys_find_all_their_records_and_those_of_no_other() {
        List<Map<String, @Nullable Object>> wanted = new ArrayList<>();
        wanted.add(expected().getFirst());
        wanted.add(expected().getLast());
        Map<String, Object> unknown = keyOf(expected().getFirst(), keyFields());
        unknown.put(keyFields().getLast(), unknownKey());
        List<Map<String, Object>> keys = new ArrayList<>(List.of(unknown));
        for (Map<String, @Nullable Object> record : wanted) {
            keys.add(keyOf(record, keyFields()));
        }

        List<DataRecord> found = keyed().readByKeys(request(), keys);

        assertThat(fieldsOf(found)).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void one_field_of_the_key_finds_all_records_that_have_its_value() {
        String field = keyFields().getFirst();
        Map<String, Object> key = keyOf(expected().getFirst(), List.of(field));

        List<DataRecord> found = keyed().readByKeys(request(), List.of(key));

        assertThat(fieldsOf(found))
                .containsExactlyInAnyOrderElementsOf(expected().stream()
                        .filter(record -> Objects.equals(record.get(field), key.get(field)))
                        .toList());
    }

    @Test
    void no_key_finds_nothing_and_too_many_are_refused() {
        Map<String, Object> key = keyOf(expected().getFirst(), keyFields());

        assertThat(keyed().readByKeys(request(), List.of())).isEmpty();
        assertThatThrownBy(() -> keyed().readByKeys(request(), Collections.nCopies(501, key)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
