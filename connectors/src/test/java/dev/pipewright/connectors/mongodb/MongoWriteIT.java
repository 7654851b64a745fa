package dev.pipewright.connectors.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.IndexOptions;
import dev.pipewright.connectors.kit.WritableConnectionContract;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.RecordWriter;
import dev.pipewright.connectors.spi.SinkRequest;
import dev.pipewright.connectors.spi.WritableConnection;
import dev.pipewright.connectors.spi.WritableConnection.Delivery;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import dev.pipewright.model.schema.Schema;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoWriteIT extends WritableConnectionContract {

    @BeforeEach
    void empty() {
        TestMongo.database().drop();
    }

    @Override
    protected WritableConnection open() {
        return TestMongo.open();
    }

    @Override
    protected SinkRequest request() {
        return sink(Map.of());
    }

    private static SinkRequest sink(Map<String, Object> more) {
        Map<String, Object> settings = new LinkedHashMap<>(Map.of("collection", "result", "keys", List.of("id")));
        settings.putAll(more);
        return new SinkRequest(settings, Schema.UNKNOWN, "run-1");
    }

    @Override
    protected List<String> visibleIds() {
        return TestMongo.documents("result").stream()
                .map(document -> document.getString("_id").getValue())
                .toList();
    }

    private static DataRecord record(Map<String, @Nullable Object> fields) {
        return new DataRecord("A-1", new Origin("test", 1, "record 1"), fields);
    }

    private void deliver(SinkRequest request, DataRecord... records) {
        try (RecordWriter writer = connection().write(request)) {
            writer.resume(null);
            writer.write(List.of(records));
            writer.complete();
        }
    }

    private void assertRefused(Map<String, @Nullable Object> fields, Map<String, Object> settings, String reason) {
        assertThatThrownBy(() -> deliver(sink(settings), record(fields)))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DATA))
                .hasMessage("The record 'A-1' cannot be written to the collection 'result': " + reason + ".");
        assertThat(visibleIds()).isEmpty();
    }

    @Test
    void what_is_delivered_twice_is_there_once_as_it_was_last() {
        assertThat(connection().delivery(request())).isEqualTo(Delivery.UPSERT_BY_KEY);

        deliver(request(), record("a", "1.50"), record("b", "2.50"));
        deliver(request(), record("b", "3.50"), record("a", "1.50"), record("b", "4.50"));

        assertThat(TestMongo.documents("result"))
                .containsExactly(
                        BsonDocument.parse("{_id: 'a', id: 'a', amount: {$numberDecimal: '1.50'}}"),
                        BsonDocument.parse("{_id: 'b', id: 'b', amount: {$numberDecimal: '4.50'}}"));
    }

    @Test
    void what_a_broken_flush_left_is_replaced_when_it_comes_again() {
        TestMongo.collection("result").createIndex(BsonDocument.parse("{amount: 1}"), new IndexOptions().unique(true));
        SinkRequest small = sink(Map.of("batchSize", 2L));

        assertThatThrownBy(() -> deliver(
                        small,
                        record("a", "1"),
                        record("b", "2"),
                        record("c", "2"),
                        record("d", "4"),
                        record("e", "5")))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DATA))
                .hasMessageStartingWith("The database refused the record 'c' when it was written to the collection"
                        + " 'result'. It says: ");
        assertThat(visibleIds()).containsExactly("a", "b", "d");
        deliver(small, record("a", "1"), record("b", "2"), record("c", "3"), record("d", "4"), record("e", "5"));

        assertThat(visibleIds()).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void several_key_fields_are_a_document_in_their_order() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("line", 2L);
        fields.put("code", "INV-7");
        SinkRequest request = sink(Map.of("keys", List.of("code", "line")));

        deliver(request, record(fields));
        deliver(request, record(fields));

        assertThat(TestMongo.documents("result"))
                .containsExactly(BsonDocument.parse("{_id: {code: 'INV-7', line: {$numberLong: '2'}},"
                        + " line: {$numberLong: '2'}, code: 'INV-7'}"));
    }

    @Test
    void the_only_key_field_may_be_the_id_itself() {
        deliver(sink(Map.of("keys", List.of("_id"))), record(Map.of("_id", "a", "note", "x")));

        assertThat(TestMongo.documents("result")).containsExactly(BsonDocument.parse("{_id: 'a', note: 'x'}"));
    }

    @Test
    void each_value_keeps_its_type_null_stays_null_and_what_is_missing_stays_out() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", "a");
        fields.put("count", 7L);
        fields.put("rate", new BigDecimal("0.100"));
        fields.put("paid", true);
        fields.put("note", null);
        fields.put("day", "2026-03-02");
        fields.put("sent", "2026-03-02T10:11:12.345+01:00");
        fields.put("lines", List.of(Map.of("tax", new BigDecimal("1.50"))));
        deliver(request(), record(Map.of("id", "a", "colour", "red")));

        deliver(sink(Map.of("dates", List.of("sent", "seen"))), record(fields));

        assertThat(TestMongo.documents("result")).containsExactly(BsonDocument.parse("""
                {_id: 'a', id: 'a', count: {$numberLong: '7'}, rate: {$numberDecimal: '0.100'}, paid: true, note: null,
                 day: '2026-03-02', sent: {$date: '2026-03-02T09:11:12.345Z'},
                 lines: [{tax: {$numberDecimal: '1.50'}}]}
                """));
    }

    @Test
    void a_name_with_a_dot_is_kept_and_one_that_begins_with_a_dollar_sign_is_refused() {
        deliver(request(), record(Map.of("id", "a", "net.amount", 1L)));

        assertThat(TestMongo.documents("result"))
                .containsExactly(BsonDocument.parse("{_id: 'a', id: 'a', 'net.amount': {$numberLong: '1'}}"));
        TestMongo.database().drop();
        assertRefused(
                Map.of("id", "a", "more", List.of(Map.of("$set", 1L))),
                Map.of(),
                "the name of its field '$set' begins with '$', which MongoDB keeps for itself: rename the field before"
                        + " the sink");
        assertRefused(
                Map.of("id", "a", "a\0b", 1L),
                Map.of(),
                "the name of a field holds a zero character: rename the field before the sink");
    }

    @Test
    void what_mongodb_would_round_is_refused() {
        assertRefused(
                Map.of("id", "a", "rate", new BigDecimal("1.1234567890123456789012345678901234")),
                Map.of(),
                "field 'rate': '1.1234567890123456789012345678901234' is not a number of at most 34 digits, the most"
                        + " that MongoDB keeps");
        assertRefused(
                Map.of("id", "a", "sent", "2026-03-02T10:11:12.345678Z"),
                Map.of("dates", List.of("sent")),
                "field 'sent': '2026-03-02T10:11:12.345678Z' is not a moment in milliseconds, the finest that MongoDB"
                        + " keeps");
        assertRefused(
                Map.of("id", "a", "sent", "yesterday"),
                Map.of("dates", List.of("sent")),
                "field 'sent': 'yesterday' is not a moment with a zone");
    }

    @Test
    void a_record_that_is_too_large_for_a_document_is_refused() {
        assertRefused(
                Map.of("id", "a", "text", "x".repeat(16 * 1024 * 1024)),
                Map.of(),
                "it has more than 16 MB, the most that MongoDB keeps in a document");
    }

    @Test
    void a_record_without_a_usable_key_is_refused() {
        Map<String, @Nullable Object> empty = new LinkedHashMap<>();
        empty.put("id", null);
        String missing = "it has no value in the key field 'id': give it one before the sink, or leave the record out";

        assertRefused(Map.of("amount", 1L), Map.of(), missing);
        assertRefused(empty, Map.of(), missing);
        assertRefused(
                Map.of("id", List.of("a")), Map.of(), "its key field 'id' holds a list, which cannot name a document");
        assertRefused(
                Map.of("id", "a", "_id", "b"),
                Map.of(),
                "it has a field '_id' that is not its key: rename the field before the sink, or make it the only one"
                        + " of 'Key fields'");
    }

    @Test
    void a_sink_needs_key_fields() {
        var request = new SinkRequest(Map.of("collection", "result", "keys", List.of()), Schema.UNKNOWN, "run-1");

        assertThatThrownBy(() -> connection().write(request))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("Fill in 'Key fields'.");
    }
}
