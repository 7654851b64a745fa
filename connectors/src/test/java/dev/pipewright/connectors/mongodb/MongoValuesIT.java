package dev.pipewright.connectors.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.kit.Reading;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a collection may hold that no table can.
class MongoValuesIT {

    private final MongoConnection connection = TestMongo.open();

    @BeforeEach
    void empty() {
        TestMongo.database().drop();
    }

    @AfterEach
    void close() {
        connection.close();
    }

    private static StreamRequest request(Map<String, Object> more, String... orderedBy) {
        Map<String, Object> settings = new LinkedHashMap<>(Map.of("collection", "thing"));
        settings.putAll(more);
        return new StreamRequest(settings, Map.of(), Schema.UNKNOWN, List.of(orderedBy));
    }

    private Reading all(StreamRequest request) {
        return Reading.ofAll(connection, request, 1);
    }

    @Test
    void a_read_goes_on_behind_an_id_of_any_type() {
        TestMongo.fill(
                "thing",
                "{_id: null}",
                "{_id: 1}",
                "{_id: {$numberLong: '2'}}",
                "{_id: 2.5}",
                "{_id: {$numberDecimal: '3.5'}}",
                "{_id: ''}",
                "{_id: 'a'}",
                "{_id: {a: 1}}",
                "{_id: {a: 2}}",
                "{_id: {$binary: {base64: 'AQ==', subType: '00'}}}",
                "{_id: {$oid: '650000000000000000000001'}}",
                "{_id: false}",
                "{_id: true}",
                "{_id: {$date: '2026-03-02T00:00:00Z'}}");
        SourceSplit whole = connection.splits(request(Map.of()), 1).getFirst();
        List<DataRecord> records = all(request(Map.of())).records();

        assertThat(records).hasSize(14);
        try (RecordReader reader = connection.read(request(Map.of()), whole, null)) {
            List<DataRecord> batch = reader.next().records();
            for (int i = 0; i < batch.size(); i++) {
                String checkpoint = reader.checkpointAfter(batch.get(i));
                assertThat(Reading.of(connection, request(Map.of()), whole, checkpoint)
                                .records())
                        .isEqualTo(records.subList(i + 1, records.size()));
            }
        }
    }

    @Test
    void a_value_without_a_type_of_its_own_stays_what_mongodb_calls_it() {
        TestMongo.fill("thing", """
                {_id: 1, at: {$timestamp: {t: 7, i: 2}}, like: {$regularExpression: {pattern: 'a', options: ''}},
                 whole: 100.0, zero: {$numberDecimal: '-0.00'}}
                """);

        assertThat(all(request(Map.of())).fields())
                .containsExactly(Map.of(
                        "_id",
                        1L,
                        "at",
                        Map.of("$timestamp", Map.of("t", 7L, "i", 2L)),
                        "like",
                        Map.of("$regularExpression", Map.of("pattern", "a", "options", "")),
                        "whole",
                        new BigDecimal("100.0"),
                        "zero",
                        new BigDecimal("0.00")));
    }

    @Test
    void what_is_no_number_is_unreadable_and_keeps_its_place() {
        TestMongo.fill(
                "thing",
                "{_id: 1, x: {$numberDouble: 'NaN'}}",
                "{_id: 2, x: {y: {$numberDecimal: '-Infinity'}}}",
                "{_id: 3, x: 1}");

        Reading reading = all(request(Map.of(), "_id"));

        assertThat(reading.records()).extracting(DataRecord::key).containsExactly("3");
        assertThat(reading.messages())
                .containsExactly(
                        "Document 1: field 'x' is NaN, which is not a number a record can hold.",
                        "Document 2: field 'x' is -Infinity, which is not a number a record can hold.");
        assertThat(reading.unreadable().getFirst().order()).isEqualTo(Map.of("_id", 1L));
        assertThat(reading.unreadable().getFirst().raw())
                .isEqualTo("{\"_id\": {\"$numberInt\": \"1\"}, \"x\": {\"$numberDouble\": \"NaN\"}}");
    }

    @Test
    void a_filter_leaves_documents_out() {
        TestMongo.fill(
                "thing",
                "{_id: 1, day: {$date: '2026-01-01T00:00:00Z'}}",
                "{_id: 2, day: {$date: '2026-03-01T00:00:00Z'}}",
                "{_id: 3, day: '2026-04-01'}");
        Map<String, Object> filter = Map.of("filter", "{\"day\": {\"$gte\": {\"$date\": \"2026-02-01T00:00:00Z\"}}}");

        assertThat(all(request(filter)).records()).extracting(DataRecord::key).containsExactly("2");
        assertThatThrownBy(() -> all(request(Map.of("filter", "[1]"))))
                .hasMessageContaining("Write 'Filter' as one JSON object, for example {\"status\": \"paid\"}.");
    }

    @Test
    void a_document_without_a_value_to_be_ordered_by_is_named() {
        TestMongo.fill("thing", "{_id: 1, x: 1}", "{_id: 2}", "{_id: 3, x: [1, 2]}");

        assertThatThrownBy(() -> all(request(Map.of(), "x")))
                .hasMessage("The field 'x' of document 1 has no value that documents can be ordered by: leave such"
                        + " documents out with 'Filter', or give them one.");
    }

    @Test
    void a_checkpoint_of_another_order_is_refused() {
        TestMongo.fill("thing", "{_id: 1, x: 1}");
        SourceSplit whole = connection.splits(request(Map.of()), 1).getFirst();
        String checkpoint;
        try (RecordReader reader = connection.read(request(Map.of()), whole, null)) {
            checkpoint = reader.checkpointAfter(reader.next().records().getFirst());
        }

        assertThatThrownBy(() -> connection.read(request(Map.of(), "x"), whole, checkpoint))
                .hasMessage("The read cannot go on where it stopped, because the order fields are others now: start it"
                        + " again from the beginning.");
    }

    @Test
    void a_value_is_found_in_whatever_form_it_stands_there() {
        TestMongo.fill(
                "thing",
                "{_id: 1, x: {$oid: '650000000000000000000001'}}",
                "{_id: 2, x: '650000000000000000000001'}",
                "{_id: 3, x: {$date: '2026-03-02T10:11:12Z'}}",
                "{_id: 4, x: 0.1}",
                "{_id: 5, x: {$numberDecimal: '0.10'}}",
                "{_id: 6, x: 7}",
                "{_id: 7, x: true, buyer: {id: 'B-1'}}");

        assertThat(found("x", "650000000000000000000001")).containsExactlyInAnyOrder("1", "2");
        assertThat(found("x", "2026-03-02T10:11:12Z")).containsExactly("3");
        assertThat(found("x", new BigDecimal("0.1"))).containsExactlyInAnyOrder("4", "5");
        assertThat(found("x", 7L)).containsExactly("6");
        assertThat(found("x", true)).containsExactly("7");
        assertThat(found("buyer.id", "B-1")).containsExactly("7");
    }

    private List<String> found(String field, Object value) {
        List<String> keys = new ArrayList<>();
        connection
                .readByKeys(request(Map.of()), List.of(Map.of(field, value)))
                .forEach(record -> keys.add(String.valueOf(record.key())));
        return keys;
    }

    @Test
    void a_collection_tells_its_fields_with_dates_and_bytes() {
        TestMongo.fill(
                "thing",
                "{_id: 1, sent: {$date: '2026-03-02T10:11:12Z'}, photo: {$binary: {base64: 'AQ==', subType: '00'}},"
                        + " rate: 0.5, mixed: {$date: '2026-03-02T10:11:12Z'}, lines: [{tax: 1}]}",
                "{_id: 2, sent: null, mixed: 'a', note: 'b'}");

        assertThat(connection.discover())
                .containsExactly(new StreamDescription(
                        "thing",
                        Map.of("collection", "thing"),
                        new Schema(List.of(
                                Field.of("_id", FieldType.Simple.INTEGER),
                                Field.of("sent", FieldType.Simple.INSTANT),
                                Field.of("photo", FieldType.Simple.BYTES),
                                Field.of("rate", new FieldType.Decimal(38, 10)),
                                Field.of("mixed", FieldType.Simple.STRING),
                                Field.of(
                                        "lines",
                                        new FieldType.ListOf(new FieldType.Structure(
                                                new Schema(List.of(Field.of("tax", FieldType.Simple.INTEGER)))))),
                                Field.of("note", FieldType.Simple.STRING))),
                        List.of("_id")));
    }
}
