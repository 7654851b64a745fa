package dev.pipewright.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.kit.Reading;
import dev.pipewright.connectors.spi.ChangeReadableConnection;
import dev.pipewright.connectors.spi.Changes;
import dev.pipewright.connectors.spi.Changes.Ends;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.DayCountableConnection;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.schema.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the JDBC connector reads if only changes are asked for.
abstract class JdbcChangesContract {

    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    private final ChangeReadableConnection connection = open("UTC");

    abstract String url();

    abstract String user();

    abstract String password();

    private ChangeReadableConnection open(String zone) {
        return (ChangeReadableConnection) new JdbcConnector()
                .open(
                        zone.isEmpty()
                                ? Map.of("url", url(), "user", user(), "password", password())
                                : Map.of("url", url(), "user", user(), "password", password(), "zone", zone));
    }

    @BeforeEach
    void fillTable() throws SQLException {
        execute("DROP TABLE IF EXISTS sale");
        execute("CREATE TABLE sale (seq INTEGER NOT NULL PRIMARY KEY, order_no INTEGER, line_no INTEGER,"
                + " modified TIMESTAMP WITH TIME ZONE, created TIMESTAMP WITH TIME ZONE, local_time TIMESTAMP,"
                + " day DATE)");
        insert(1, 1, TEN, null);
        insert(1, 2, TEN.plusSeconds(60), null);
        insert(2, 1, null, TEN.plusSeconds(120));
        insert(2, 2, TEN.plusSeconds(240), TEN.plusSeconds(120));
        insert(3, 1, null, null);
    }

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    void of_several_columns_the_newest_counts_and_both_ends_belong_to_the_part() {
        assertThat(read(List.of(), TEN.plusSeconds(60), TEN.plusSeconds(120))).containsExactly("1/2", "2/1", "3/1");
        assertThat(read(List.of(), TEN.plusSeconds(61), TEN.plusSeconds(239))).containsExactly("2/1", "3/1");
        assertThat(read(List.of(), TEN.plusSeconds(240), TEN.plusSeconds(999))).containsExactly("2/2", "3/1");
    }

    @Test
    void the_first_load_has_no_lower_end() {
        assertThat(read(List.of(), null, TEN.plusSeconds(60))).containsExactly("1/1", "1/2", "3/1");
    }

    @Test
    void a_document_of_which_one_record_changed_is_read_whole() {
        assertThat(read(List.of("order_no"), TEN.plusSeconds(60), TEN.plusSeconds(60)))
                .containsExactly("1/1", "1/2", "3/1");
        assertThat(read(List.of("order_no"), TEN.plusSeconds(240), TEN.plusSeconds(240)))
                .containsExactly("2/1", "2/2", "3/1");
        assertThat(read(List.of("order_no"), null, TEN)).containsExactly("1/1", "1/2", "2/1", "2/2", "3/1");
    }

    @Test
    void ranges_that_touch_have_each_record_with_a_watermark_value_once() {
        assertThat(range(List.of(), TEN, TEN.plusSeconds(60))).containsExactly("1/1");
        assertThat(range(List.of(), TEN.plusSeconds(60), TEN.plusSeconds(120))).containsExactly("1/2");
        assertThat(range(List.of(), TEN.plusSeconds(120), TEN.plusSeconds(240))).containsExactly("2/1");
        assertThat(range(List.of(), TEN.plusSeconds(240), TEN.plusSeconds(241))).containsExactly("2/2");
        assertThat(range(List.of(), TEN.plusSeconds(241), TEN.plusSeconds(999))).isEmpty();
    }

    @Test
    void a_range_has_the_whole_documents_of_which_a_record_lies_in_it() {
        assertThat(range(List.of("order_no"), TEN, TEN.plusSeconds(60))).containsExactly("1/1", "1/2");
        assertThat(range(List.of("order_no"), TEN.plusSeconds(120), TEN.plusSeconds(240)))
                .containsExactly("2/1", "2/2");
        assertThat(range(List.of("order_no"), TEN.plusSeconds(61), TEN.plusSeconds(120)))
                .isEmpty();
    }

    @Test
    void ranges_of_days_and_of_times_without_a_zone_touch_likewise() throws SQLException {
        insert(4, 1, Instant.parse("2026-03-03T00:00:00Z"), null);

        assertThat(rangeOf("day", "2026-03-01", "2026-03-03")).hasSize(5).doesNotContain("4/1");
        assertThat(rangeOf("day", "2026-03-03", "2026-03-04")).containsExactly("4/1");
        assertThat(rangeOf("local_time", "2026-03-02T10:01:00", "2026-03-03T00:00:00"))
                .containsExactly("1/2", "2/2");
        assertThat(rangeOf("local_time", "2026-03-03T00:00:00", "2026-03-03T00:00:01"))
                .containsExactly("4/1");
        assertThat(rangeOf("local_time", "2026-03-03", "2026-03-04")).containsExactly("4/1");
        assertThat(rangeOf("modified", "2026-03-03", "2026-03-04")).containsExactly("4/1");
        assertThat(rangeOf("modified", "2026-03-02", "2026-03-03")).containsExactly("1/1", "1/2", "2/2");
    }

    @Test
    void records_are_counted_by_the_day_of_their_highest_value_up_to_where_loads_have_got() throws SQLException {
        insert(4, 1, Instant.parse("2026-03-03T00:00:00Z"), null);
        insert(4, 2, Instant.parse("2026-03-04T00:00:00Z"), Instant.parse("2026-03-02T10:00:00Z"));
        insert(4, 3, Instant.parse("2026-03-04T09:00:00Z"), null);

        var counts = ((DayCountableConnection) connection)
                .countByDay(
                        request(),
                        List.of("modified", "created"),
                        "2026-03-04T08:00:00Z",
                        LocalDate.parse("2026-03-01"),
                        LocalDate.parse("2026-03-04"));

        assertThat(counts.values()).containsExactly(0L, 4L, 1L, 1L);
    }

    @Test
    void columns_of_numbers_have_no_days() {
        assertThatThrownBy(() -> ((DayCountableConnection) connection)
                        .countByDay(
                                request(),
                                List.of("seq"),
                                3L,
                                LocalDate.parse("2026-03-01"),
                                LocalDate.parse("2026-03-01")))
                .isInstanceOf(ConnectorException.class)
                .hasMessageStartingWith("The column 'seq' of type ")
                .hasMessageEndingWith(
                        "has no days that records could be counted by: compare the numbers of records instead.");
    }

    @Test
    void a_part_can_be_divided_and_gone_on_with_like_the_whole() {
        StreamRequest part = request(List.of("order_no"), TEN.plusSeconds(60), TEN.plusSeconds(240));

        assertThat(names(Reading.ofAll(connection, part, 3).records()))
                .containsExactly("1/1", "1/2", "2/1", "2/2", "3/1");
        SourceSplit split = connection.splits(part, 1).getFirst();
        String checkpoint;
        try (var reader = connection.read(part, split, null)) {
            checkpoint = reader.checkpointAfter(reader.next().records().get(1));
        }
        assertThat(names(Reading.of(connection, part, split, checkpoint).records()))
                .containsExactly("2/1", "2/2", "3/1");
    }

    @Test
    void a_load_reads_up_to_the_newest_row_but_never_past_the_sources_clock() throws SQLException {
        assertThat(newest("modified", "created")).isEqualTo(TEN.plusSeconds(240).toString());
        Instant future = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        insert(4, 1, future, null);

        assertThat(Instant.parse(String.valueOf(newest("modified"))))
                .isBetween(Instant.now().minus(2, ChronoUnit.HOURS), future.minus(1, ChronoUnit.HOURS));
        assertThat(LocalDateTime.parse(String.valueOf(newest("local_time"))))
                .isBefore(LocalDateTime.ofInstant(future, ZoneOffset.UTC));
        assertThat(LocalDate.parse(String.valueOf(newest("day"))))
                .isBeforeOrEqualTo(LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC));
        assertThat(newest("seq")).isEqualTo(401L);
    }

    @Test
    void an_empty_stream_has_no_newest_row() throws SQLException {
        execute("DELETE FROM sale");

        assertThat(newest("modified")).isNull();
        assertThat(newest("seq")).isNull();
    }

    @Test
    void the_lag_keeps_a_load_behind_the_clock() throws SQLException {
        insert(4, 1, Instant.now(), null);

        Object newest = connection.newest(request(), List.of("modified"), Duration.ofHours(1));

        assertThat(Instant.parse(String.valueOf(newest))).isBefore(Instant.now().minus(59, ChronoUnit.MINUTES));
    }

    @Test
    void times_without_a_zone_need_the_connections_zone() {
        try (ChangeReadableConnection zoneless = open("")) {
            assertThatThrownBy(() -> zoneless.newest(request(), List.of("local_time"), Duration.ZERO))
                    .isInstanceOf(ConnectorException.class)
                    .hasMessage("The times in column 'local_time' have no zone, so it is not known how late it is"
                            + " there: choose the time zone in the connection.");
        }
    }

    @Test
    void what_cannot_tell_how_far_a_load_got_is_refused() {
        assertThatThrownBy(() -> newest("modified", "seq"))
                .isInstanceOf(ConnectorException.class)
                .hasMessageStartingWith("The column 'seq' of type ")
                .hasMessageEndingWith("name columns of one type.");
        assertThatThrownBy(() -> connection.newest(
                        new StreamRequest(
                                Map.of("query", "SELECT 'x' AS note FROM sale"), Map.of(), Schema.UNKNOWN, List.of()),
                        List.of("note"),
                        Duration.ZERO))
                .isInstanceOf(ConnectorException.class)
                .hasMessageStartingWith("The column 'note' of type ");
    }

    private @Nullable Object newest(String... watermark) {
        return connection.newest(request(), List.of(watermark), Duration.ZERO);
    }

    private List<String> read(List<String> document, @Nullable Instant from, Instant to) {
        return read(request(document, from, to));
    }

    private List<String> range(List<String> document, Instant from, Instant to) {
        return read(request()
                .of(new Changes(
                        List.of("modified", "created"), document, from.toString(), to.toString(), Ends.HALF_OPEN)));
    }

    private List<String> rangeOf(String watermark, String from, String to) {
        return read(request().of(new Changes(List.of(watermark), List.of(), from, to, Ends.HALF_OPEN)));
    }

    private List<String> read(StreamRequest part) {
        return names(Reading.of(connection, part, connection.splits(part, 1).getFirst(), null)
                .records());
    }

    private static List<String> names(List<DataRecord> records) {
        return records.stream()
                .map(record ->
                        record.fields().get("order_no") + "/" + record.fields().get("line_no"))
                .toList();
    }

    private static StreamRequest request() {
        return new StreamRequest(
                Map.of("query", "SELECT * FROM sale WHERE seq > :least", "splitBy", "order_no"),
                Map.of("least", 0L),
                Schema.UNKNOWN,
                List.of("order_no", "line_no"));
    }

    private static StreamRequest request(List<String> document, @Nullable Instant from, Instant to) {
        return request()
                .of(new Changes(
                        List.of("modified", "created"),
                        document,
                        from == null ? null : from.toString(),
                        to.toString()));
    }

    private void insert(int order, int line, @Nullable Instant modified, @Nullable Instant created)
            throws SQLException {
        Instant changed = modified == null ? TEN : modified;
        try (Connection session = DriverManager.getConnection(url(), user(), password());
                var statement = session.prepareStatement("INSERT INTO sale VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            statement.setInt(1, order * 100 + line);
            statement.setInt(2, order);
            statement.setInt(3, line);
            statement.setObject(4, at(modified));
            statement.setObject(5, at(created));
            statement.setObject(6, LocalDateTime.ofInstant(changed, ZoneOffset.UTC));
            statement.setObject(7, LocalDate.ofInstant(changed, ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private void execute(String sql) throws SQLException {
        try (var session = DriverManager.getConnection(url(), user(), password());
                var statement = session.createStatement()) {
            statement.execute(sql);
        }
    }
}
