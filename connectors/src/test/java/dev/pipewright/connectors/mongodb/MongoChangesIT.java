package dev.pipewright.connectors.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.kit.Reading;
import dev.pipewright.connectors.spi.Changes;
import dev.pipewright.connectors.spi.Changes.Ends;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.schema.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is read of a collection if only changes are asked for.
class MongoChangesIT {

    private static final String AT_10 = "2026-03-02T10:00:00Z";
    private static final String AT_11 = "2026-03-02T11:00:00Z";
    private static final String AT_12 = "2026-03-02T12:00:00Z";

    private final MongoConnection connection = TestMongo.open();

    @BeforeEach
    void fillCollection() {
        TestMongo.database().drop();
        TestMongo.fill(
                "sale",
                "{_id: 1, seq: 10, price: 0.1, modified: {$date: '2026-03-02T10:00:00Z'}}",
                "{_id: 2, seq: 20, price: {$numberDecimal: '0.2'}, modified: {$date: '2026-03-02T11:00:00Z'}}",
                "{_id: 3, seq: 30, price: 0.3, modified: null, created: {$date: '2026-03-02T12:00:00Z'}}",
                "{_id: 4, seq: 40, modified: {$date: '2026-03-02T10:00:00Z'}, created: {$date: '2026-03-02T12:00:00Z'}}",
                "{_id: 5}",
                "{_id: 6, modified: 'yesterday'}");
    }

    @AfterEach
    void close() {
        connection.close();
    }

    private static StreamRequest request() {
        return new StreamRequest(Map.of("collection", "sale"), Map.of(), Schema.UNKNOWN, List.of());
    }

    private List<String> read(@Nullable Object from, Object to, String... watermark) {
        StreamRequest part = request().of(new Changes(List.of(watermark), List.of(), from, to));
        return keys(Reading.ofAll(connection, part, 1).records());
    }

    private List<String> range(Object from, Object to, String... watermark) {
        StreamRequest part = request().of(new Changes(List.of(watermark), List.of(), from, to, Ends.HALF_OPEN));
        return keys(Reading.ofAll(connection, part, 1).records());
    }

    private static List<String> keys(List<DataRecord> records) {
        return records.stream().map(record -> String.valueOf(record.key())).toList();
    }

    private @Nullable Object newest(String... watermark) {
        return connection.newest(request(), List.of(watermark), Duration.ZERO);
    }

    @Test
    void both_ends_belong_to_the_part_and_what_has_no_date_always_does() {
        assertThat(read(AT_10, AT_10, "modified")).containsExactly("1", "3", "4", "5", "6");
        assertThat(read(AT_11, AT_12, "modified")).containsExactly("2", "3", "5", "6");
        assertThat(read(null, AT_10, "modified")).containsExactly("1", "3", "4", "5", "6");
    }

    @Test
    void ranges_that_touch_have_each_document_with_a_value_once() {
        assertThat(range(AT_10, AT_11, "modified")).containsExactly("1", "4");
        assertThat(range(AT_11, AT_12, "modified")).containsExactly("2");
        assertThat(range(AT_10, AT_12, "modified", "created")).containsExactly("1", "2");
        assertThat(range(AT_12, "2026-03-02T12:00:00.001Z", "modified", "created"))
                .containsExactly("3", "4");
        assertThat(range("2026-03-02", "2026-03-03", "modified")).containsExactly("1", "2", "4");
        assertThat(range(10L, 30L, "seq")).containsExactly("1", "2");
        assertThat(range(new BigDecimal("0.1"), new BigDecimal("0.3"), "price")).containsExactly("1", "2");
        assertThat(range(new BigDecimal("0.3"), new BigDecimal("0.4"), "price")).containsExactly("3");
    }

    @Test
    void of_several_fields_the_newest_counts() {
        assertThat(read(AT_10, AT_11, "modified", "created")).containsExactly("1", "2", "5", "6");
        assertThat(read(AT_12, AT_12, "modified", "created")).containsExactly("3", "4", "5", "6");
        assertThat(newest("modified", "created")).isEqualTo(AT_12);
    }

    @Test
    void numbers_tell_how_far_a_load_got_whatever_their_type() {
        assertThat(newest("seq")).isEqualTo(40L);
        assertThat(read(20L, 30L, "seq")).containsExactly("2", "3", "5", "6");
        assertThat(newest("price")).isEqualTo(new BigDecimal("0.3"));
        assertThat(read(new BigDecimal("0.1"), new BigDecimal("0.2"), "price"))
                .containsExactly("1", "2", "4", "5", "6");
        assertThat(read(new BigDecimal("0.2"), new BigDecimal("0.3"), "price"))
                .containsExactly("2", "3", "4", "5", "6");
    }

    @Test
    void a_part_is_gone_on_with_like_the_whole() {
        StreamRequest part = request().of(new Changes(List.of("modified"), List.of(), AT_11, AT_12));
        SourceSplit split = connection.splits(part, 1).getFirst();
        String checkpoint;
        try (var reader = connection.read(part, split, null)) {
            checkpoint = reader.checkpointAfter(reader.next().records().get(1));
        }

        assertThat(keys(Reading.of(connection, part, split, checkpoint).records()))
                .containsExactly("5", "6");
    }

    @Test
    void a_load_never_reads_past_the_servers_clock_less_the_lag() {
        Instant future = Instant.now().plus(1, ChronoUnit.DAYS);
        TestMongo.fill("sale", "{_id: 1, modified: {$date: '" + future + "'}}");

        Object newest = connection.newest(request(), List.of("modified"), Duration.ofHours(1));

        assertThat(Instant.parse(String.valueOf(newest)))
                .isBetween(
                        Instant.now().minus(2, ChronoUnit.HOURS), Instant.now().minus(59, ChronoUnit.MINUTES));
    }

    @Test
    void a_collection_without_a_value_has_no_newest() {
        TestMongo.fill("sale", "{_id: 1, modified: null}");

        assertThat(newest("modified")).isNull();
    }

    @Test
    void what_cannot_tell_how_far_a_load_got_is_refused() {
        assertThatThrownBy(() -> newest("modified", "seq"))
                .isInstanceOf(ConnectorException.class)
                .hasMessage("The field 'seq', which holds values of the type int32, cannot be compared with the others"
                        + " that tell how far a load got: name fields of one type.");
        TestMongo.fill("sale", "{_id: 1, modified: 'yesterday'}");
        assertThatThrownBy(() -> newest("modified"))
                .isInstanceOf(ConnectorException.class)
                .hasMessage("The field 'modified', which holds values of the type string, cannot tell how far a load"
                        + " got: name a field of dates or numbers.");
        assertThatThrownBy(() -> read(null, "2026-03-02", "modified"))
                .hasMessage("'2026-03-02' is no date of a collection, which has moments in UTC: set the watermark to"
                        + " one, as in 2026-03-02T10:11:12Z.");
    }

    @Test
    void whole_documents_of_changed_lines_are_refused() {
        StreamRequest part = request().of(new Changes(List.of("modified"), List.of("order"), AT_11, AT_12));

        assertThatThrownBy(() -> connection.splits(part, 1))
                .hasMessage("The source sale cannot read the whole documents of changed lines: read documents, or look"
                        + " them up by key behind the source.");
    }
}
