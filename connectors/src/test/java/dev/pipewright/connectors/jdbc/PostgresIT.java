package dev.pipewright.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.kit.Reading;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.ReadableConnection;
import dev.pipewright.connectors.spi.ReadableConnection.Reopening;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.connectors.spi.UnreadableInput;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// PostgreSQL.
class PostgresIT extends JdbcContract {

    @Override
    String url() {
        return PostgresServer.url();
    }

    @Override
    String user() {
        return "postgres";
    }

    @Override
    String password() {
        return "postgres";
    }

    private Map<String, @Nullable Object> onlyRecordOf(String query, Map<String, Object> parameters) {
        StreamRequest request = new StreamRequest(Map.of("query", query), parameters, Schema.UNKNOWN, List.of());
        return Reading.ofAll(connection(), request, 1).fields().getFirst();
    }

    @Test
    void every_type_becomes_its_record_value() {
        Map<String, @Nullable Object> values = onlyRecordOf("""
                SELECT 7::smallint AS small, 1.50::numeric(10,2) AS money, 0.1::float8 AS measured, 0.1::float4 AS rough,
                    true AS flag, DATE '2026-03-02' AS day, TIME '10:11:00' AS at, TIMESTAMP '2026-03-02 10:11:00' AS local,
                    TIMESTAMPTZ '2026-03-02 10:11:12+02' AS moment, '\\x0102'::bytea AS bytes,
                    '{"a": [1, 2.50]}'::jsonb AS document, ARRAY[1,2] AS many, 'x'::text AS "Text",
                    '0b0e7b2e-6f4c-4a6b-9a51-2f1f2d3c4b5a'::uuid AS id, NULL::integer AS nothing
                """, Map.of());

        assertThat(values)
                .containsEntry("small", 7L)
                .containsEntry("money", new BigDecimal("1.50"))
                .containsEntry("measured", new BigDecimal("0.1"))
                .containsEntry("rough", new BigDecimal("0.1"))
                .containsEntry("flag", true)
                .containsEntry("day", "2026-03-02")
                .containsEntry("at", "10:11:00")
                .containsEntry("local", "2026-03-02T10:11:00")
                .containsEntry("moment", "2026-03-02T08:11:12Z")
                .containsEntry("bytes", "AQI=")
                .containsEntry("document", Map.of("a", List.of(1L, new BigDecimal("2.50"))))
                .containsEntry("many", List.of(1L, 2L))
                .containsEntry("Text", "x")
                .containsEntry("id", "0b0e7b2e-6f4c-4a6b-9a51-2f1f2d3c4b5a")
                .containsEntry("nothing", null);
    }

    @Test
    void run_parameters_are_typed_by_the_database() {
        Map<String, @Nullable Object> count = onlyRecordOf(
                "SELECT COUNT(*) AS n FROM order_line -- :ignored\nWHERE day >= :from AND day < :until"
                        + " AND order_id IN (:orders) AND note <> ':text' AND amount::text <> ''",
                Map.of("from", "1997-01-02", "until", "1997-01-06", "orders", List.of(1L, 2L, 3L)));

        assertThat(count).isEqualTo(Map.of("n", 6L));
    }

    @Test
    void a_missing_run_parameter_is_named() {
        assertThatThrownBy(() -> onlyRecordOf("SELECT * FROM order_line WHERE day = :day", Map.of()))
                .hasMessage(
                        "The query uses :day, but the run has no such parameter: add the parameter to the pipeline.");
    }

    @Test
    void a_value_no_record_can_hold_is_unreadable_and_the_others_are_read() {
        StreamRequest request = request(
                Map.of("query", "SELECT * FROM (VALUES (1, 1.5::float8), (2, 'NaN'::float8), (3, 2.5)) v(id, x)"),
                List.of());

        Reading reading = Reading.ofAll(connection(), request, 1);

        assertThat(reading.records()).hasSize(2);
        assertThat(reading.messages())
                .containsExactly("Row 2: column 'x' is NaN, which is not a number a record can hold.");
    }

    @Test
    void an_unreadable_row_says_where_it_stands_in_the_order() {
        StreamRequest request = request(
                Map.of(
                        "query",
                        "SELECT * FROM (VALUES (1, 1, 1.5::float8), (1, 2, 'NaN'::float8), (2, 3, 2.5)) v(k, n, x)"),
                List.of("k"));
        SourceSplit whole = connection().splits(request, 1).getFirst();

        Reading reading = Reading.of(connection(), request, whole, null);
        Reading behind = Reading.of(connection(), request, whole, "{\"after\":[1],\"records\":2}");

        assertThat(reading.unreadable()).extracting(UnreadableInput::order).containsExactly(Map.of("k", 1L));
        assertThat(behind.records()).hasSize(1);
        assertThat(behind.unreadable()).isEmpty();
    }

    @Test
    void texts_that_the_database_takes_for_equal_are_all_read() {
        StreamRequest request = request(
                Map.of("query", "SELECT * FROM (VALUES ('a'::char(3), 1), ('a ', 2), ('b', 3)) v(k, n)"), List.of("k"));

        assertThat(connection().reopening(request)).isEqualTo(Reopening.NOWHERE);
        assertThat(Reading.ofAll(connection(), request, 3).records()).hasSize(3);
    }

    @Test
    void times_without_an_offset_become_moments_through_the_zone_of_the_connection() {
        var berlin = (ReadableConnection) new JdbcConnector()
                .open(Map.of("url", url(), "user", user(), "password", password(), "zone", "Europe/Berlin"));
        StreamRequest request = new StreamRequest(
                Map.of("query", "SELECT TIMESTAMP '2026-03-02 10:11:00' AS sold, TIMESTAMP '2026-03-29 02:30:00' AS x"),
                Map.of(),
                new Schema(List.of(Field.of("sold", FieldType.Simple.INSTANT))),
                List.of());
        StreamRequest leftOut = new StreamRequest(
                request.settings(), Map.of(), new Schema(List.of(Field.of("x", FieldType.Simple.INSTANT))), List.of());

        assertThat(Reading.ofAll(berlin, request, 1).fields().getFirst()).containsEntry("sold", "2026-03-02T09:11:00Z");
        assertThat(Reading.ofAll(berlin, leftOut, 1).messages())
                .containsExactly("Row 1, field 'x': '2026-03-29T02:30:00' is not a moment with a zone.");
        assertThat(Reading.ofAll(connection(), request, 1).unreadable()).hasSize(1);
        berlin.close();
    }

    @Test
    void a_null_in_an_order_field_is_not_lost() {
        StreamRequest request =
                request(Map.of("query", "SELECT * FROM (VALUES (1), (2), (NULL)) v(id)"), List.of("id"));

        assertThatThrownBy(() -> Reading.ofAll(connection(), request, 1))
                .hasMessageContaining("The order field 'id' has no value in row 3");
        assertThatThrownBy(() -> Reading.of(
                        connection(),
                        request,
                        connection().splits(request, 1).getFirst(),
                        "{\"after\":[2],\"records\":2}"))
                .hasMessageContaining("The order field 'id' has no value in row 3");
    }

    @Test
    void a_source_cannot_change_anything() {
        assertThatThrownBy(() -> onlyRecordOf("DELETE FROM order_line RETURNING order_id", Map.of()))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.SETTINGS))
                .hasMessageContaining("read-only transaction");
    }

    @Test
    void tables_are_discovered_with_their_keys() {
        assertThat(connection().discover())
                .filteredOn(stream -> stream.name().equals("public.order_line"))
                .singleElement()
                .satisfies(stream -> assertThat(stream.keys()).containsExactly("order_id", "line_no"));
    }

    @Test
    void an_unknown_table_column_or_text_to_split_by_is_named() {
        assertThatThrownBy(() -> connection().schema(request(Map.of("table", "nowhere"), List.of())))
                .hasMessage("There is no table 'nowhere', or the user may not see it: correct 'Table', or ask for the"
                        + " right to read it.");
        assertThatThrownBy(() -> connection().schema(request(Map.of("table", "order_line"), List.of("id"))))
                .hasMessage("The table has no column 'id'. It has order_id, line_no, day, amount, note, mark.");
        assertThatThrownBy(() ->
                        connection().splits(request(Map.of("table", "order_line", "splitBy", "note"), List.of()), 2))
                .hasMessage(
                        "The column 'note' is of the type varchar, which cannot be split: choose a column of numbers"
                                + " or days for 'Split by', or none.");
    }

    @Test
    void an_unknown_database_and_an_unreachable_host_are_told_apart() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        var unknown = new JdbcConnector()
                .open(Map.of("url", url().replace("/postgres", "/nowhere"), "user", user(), "password", password()));
        var unreachable = new JdbcConnector()
                .open(Map.of("url", "jdbc:postgresql://127.0.0.1:" + free + "/x?sslpassword=hush", "user", "u"));

        assertThatThrownBy(unknown::check)
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.SETTINGS))
                .hasMessageStartingWith("There is no such database at jdbc:postgresql://127.0.0.1:");
        assertThatThrownBy(unreachable::check)
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
                .hasMessage("Could not reach the database at jdbc:postgresql://127.0.0.1:" + free
                        + "/x. Check host and port, and that the database is running.");
    }

    @Test
    void a_missing_driver_is_named_without_secrets() {
        var unknown = new JdbcConnector().open(Map.of("url", "jdbc:nobody://me@host/x;key=hush"));

        assertThatThrownBy(unknown::check)
                .hasMessage(
                        "There is no driver for jdbc:nobody://host/x: check 'JDBC URL', or name the driver's file in"
                                + " 'Driver jar'.");
    }
}
