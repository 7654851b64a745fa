package dev.pipewright.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.kit.KeyReadableConnectionContract;
import dev.pipewright.connectors.kit.Reading;
import dev.pipewright.connectors.spi.ReadableConnection;
import dev.pipewright.connectors.spi.ReadableConnection.Reopening;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.connectors.spi.settings.SettingsBinder;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the JDBC connector does with every database.
abstract class JdbcContract extends KeyReadableConnectionContract {

    static final String JOIN = "SELECT l.order_id, l.line_no, c.order_id AS joined FROM order_line l"
            + " LEFT JOIN customer c ON c.order_id = l.order_id";

    /// The database, with an empty schema for this test.
    abstract String url();

    abstract String user();

    abstract String password();

    /// A day as the database's SQL has it.
    String day(String day) {
        return "DATE '" + day + "'";
    }

    /// What was agreed; unknown where the database has types itself.
    Schema agreed() {
        return Schema.UNKNOWN;
    }

    @BeforeEach
    void fillTables() throws SQLException {
        try (var session = DriverManager.getConnection(url(), user(), password());
                var statement = session.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS order_line");
            statement.execute("CREATE TABLE order_line (order_id INTEGER NOT NULL, line_no INTEGER NOT NULL,"
                    + " day DATE, amount DECIMAL(10,2), note VARCHAR(40), mark VARCHAR(10),"
                    + " PRIMARY KEY (order_id, line_no))");
            statement.execute("DROP TABLE IF EXISTS customer");
            statement.execute("CREATE TABLE customer (order_id INTEGER NOT NULL PRIMARY KEY)");
            for (int order = 1; order <= 7; order++) {
                for (int line = 1; line <= 3; line++) {
                    statement.execute("INSERT INTO order_line VALUES (" + order + ", " + line + ", "
                            + day("1997-01-0" + order) + ", " + order + "." + line + ", 'line " + line + "', '"
                            + mark(order, line) + "')");
                }
            }
            statement.execute("INSERT INTO customer VALUES (1), (2), (3)");
        }
    }

    /// A number in some lines only: in one order none, in others not the first or not the last.
    private static String mark(long order, long line) {
        return order == 4 || (order + line) % 3 == 0 ? "x" : "7";
    }

    @Override
    protected ReadableConnection open() {
        return (ReadableConnection)
                new JdbcConnector().open(Map.of("url", url(), "user", user(), "password", password()));
    }

    @Override
    protected StreamRequest request() {
        return request(
                Map.of("query", "SELECT * FROM order_line", "splitBy", "order_id"), List.of("order_id", "line_no"));
    }

    StreamRequest request(Map<String, Object> settings, List<String> orderedBy) {
        return new StreamRequest(settings, Map.of(), agreed(), orderedBy);
    }

    @Override
    protected StreamRequest partlyUnreadable() {
        List<Field> fields = new ArrayList<>(agreed().fields());
        fields.add(Field.of("mark", FieldType.Simple.INTEGER));
        StreamRequest plain = request();
        return new StreamRequest(plain.settings(), Map.of(), new Schema(fields), plain.orderedBy());
    }

    @Override
    protected List<String> keyFields() {
        return List.of("order_id", "line_no");
    }

    @Override
    protected Object unknownKey() {
        return 99L;
    }

    @Override
    protected List<Map<String, @Nullable Object>> expected() {
        List<Map<String, @Nullable Object>> expected = new ArrayList<>();
        for (long order = 1; order <= 7; order++) {
            for (long line = 1; line <= 3; line++) {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                fields.put("order_id", order);
                fields.put("line_no", line);
                fields.put("day", "1997-01-0" + order);
                fields.put("amount", new BigDecimal(order + "." + line + "0"));
                fields.put("note", "line " + line);
                fields.put("mark", mark(order, line));
                expected.add(fields);
            }
        }
        return expected;
    }

    @Test
    void a_session_that_reads_cannot_change_anything_the_first_time_and_when_it_is_used_again() throws SQLException {
        var settings = SettingsBinder.bind(
                JdbcConnectionSettings.class, Map.of("url", url(), "user", user(), "password", password()));
        try (Sessions sessions = new Sessions(settings)) {
            for (int i = 0; i < 2; i++) {
                Connection session = sessions.reading();
                try (var statement = session.createStatement()) {
                    assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM customer"))
                            .isInstanceOf(SQLException.class);
                }
                session.commit();
                sessions.giveBack(session);
            }
        }

        StreamRequest customers = request(Map.of("query", "SELECT order_id FROM customer"), List.of());
        assertThat(Reading.ofAll(connection(), customers, 1).records()).hasSize(3);
    }

    @Test
    void splits_by_a_joined_key_keep_the_rows_without_a_partner() {
        StreamRequest request = request(Map.of("query", JOIN, "splitBy", "joined"), List.of());

        Reading reading = Reading.ofAll(connection(), request, 3);

        assertThat(connection().splits(request, 3)).hasSizeGreaterThan(1);
        assertThat(reading.fields()).hasSize(21);
        assertThat(reading.fields())
                .filteredOn(fields -> fields.get("joined") == null)
                .hasSize(12);
    }

    @Test
    void a_joined_key_may_be_missing_although_its_table_demands_it() {
        Schema schema = connection().schema(request(Map.of("query", JOIN), List.of()));

        assertThat(schema.field("joined").map(Field::required)).contains(false);
    }

    @Test
    void rows_without_a_partner_are_never_lost_in_an_order_by_the_joined_key() {
        StreamRequest request = request(Map.of("query", JOIN), List.of("joined"));
        SourceSplit whole = connection().splits(request, 1).getFirst();

        assertThatThrownBy(() -> Reading.of(connection(), request, whole, null))
                .hasMessageContaining("The order field 'joined' has no value in row");
        if (connection().reopening(request) == Reopening.AT_ORDER_BORDERS) {
            assertThatThrownBy(() -> Reading.of(connection(), request, whole, "{\"after\":[3],\"records\":9}"))
                    .hasMessageContaining("The order field 'joined' has no value in row");
        }
    }

    @Test
    void a_read_in_the_order_of_texts_or_floats_cannot_be_opened_in_its_middle() {
        StreamRequest byText = request(Map.of("query", "SELECT * FROM order_line"), List.of("note"));
        StreamRequest byFloat =
                request(Map.of("query", "SELECT CAST(amount AS DOUBLE PRECISION) AS x FROM order_line"), List.of("x"));
        SourceSplit whole = connection().splits(byText, 1).getFirst();

        assertThat(connection().reopening(byText)).isEqualTo(Reopening.NOWHERE);
        assertThat(connection().reopening(byFloat)).isEqualTo(Reopening.NOWHERE);
        assertThatThrownBy(() -> Reading.of(connection(), byText, whole, "{\"after\":[\"line 1\"],\"records\":7}"))
                .hasMessageContaining("start it again from the beginning.");
    }

    @Test
    void a_column_that_is_required_and_no_longer_there_is_named() {
        var required = new Schema(List.of(new Field("colour", FieldType.Simple.STRING, true, false)));
        var request = new StreamRequest(request().settings(), Map.of(), required, List.of());

        assertThatThrownBy(() -> Reading.ofAll(connection(), request, 1))
                .hasMessage("The query has no column 'colour'. It has order_id, line_no, day, amount, note, mark.");
    }

    @Test
    void values_are_of_the_agreed_types() {
        var types = new Schema(List.of(
                Field.of("order_id", FieldType.Simple.STRING),
                Field.of("amount", new FieldType.Decimal(12, 3)),
                Field.of("day", FieldType.Simple.DATE)));
        var request = new StreamRequest(
                request().settings(), Map.of(), types, request().orderedBy());

        Reading reading = Reading.ofAll(connection(), request, 1);

        assertThat(reading.fields().getFirst())
                .containsEntry("order_id", "1")
                .containsEntry("amount", new BigDecimal("1.100"))
                .containsEntry("day", "1997-01-01");
    }

    @Test
    void large_rows_fill_a_batch_by_their_size() {
        String large = "x".repeat(1_000_000);
        StreamRequest request = new StreamRequest(
                Map.of("query", "SELECT order_id, CAST(:large AS VARCHAR(2000000)) AS large FROM order_line"),
                Map.of("large", large),
                agreed(),
                List.of());

        try (var reader =
                connection().read(request, connection().splits(request, 1).getFirst(), null)) {
            assertThat(reader.next().records()).hasSizeBetween(4, 5);
        }
    }

    @Test
    void a_read_goes_on_behind_the_value_the_database_has_and_not_the_agreed_one() {
        var types = new Schema(List.of(Field.of("order_id", FieldType.Simple.STRING)));
        var request = new StreamRequest(request().settings(), Map.of(), types, List.of("order_id"));
        SourceSplit whole = connection().splits(request, 1).getFirst();
        if (connection().reopening(request) == Reopening.NOWHERE) {
            return; // Shown by another test to be refused.
        }

        String checkpoint;
        try (var reader = connection().read(request, whole, null)) {
            checkpoint = reader.checkpointAfter(reader.next().records().get(5));
        }

        assertThat(Reading.of(connection(), request, whole, checkpoint).fields())
                .hasSize(15)
                .first()
                .satisfies(fields -> assertThat(fields).containsEntry("order_id", "3"));
    }
}
