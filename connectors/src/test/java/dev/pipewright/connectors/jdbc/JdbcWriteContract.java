package dev.pipewright.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the JDBC connector does when it writes by key.
abstract class JdbcWriteContract extends WritableConnectionContract {

    abstract String url();

    abstract String user();

    abstract String password();

    @BeforeEach
    void createTable() throws SQLException {
        try (var session = DriverManager.getConnection(url(), user(), password());
                var statement = session.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS result");
            statement.execute("CREATE TABLE result (id VARCHAR(40) NOT NULL PRIMARY KEY, amount DECIMAL(10,2),"
                    + " note VARCHAR(40), paid BOOLEAN, quantity INTEGER, day DATE, weight DOUBLE PRECISION)");
        }
    }

    @Override
    protected WritableConnection open() {
        return (WritableConnection)
                new JdbcConnector().open(Map.of("url", url(), "user", user(), "password", password()));
    }

    @Override
    protected SinkRequest request() {
        return new SinkRequest(Map.of("table", "result"), Schema.UNKNOWN, "run-1");
    }

    @Override
    protected List<String> visibleIds() {
        return texts("SELECT id FROM result");
    }

    List<String> texts(String query) {
        List<String> texts = new ArrayList<>();
        try (var session = DriverManager.getConnection(url(), user(), password());
                var result = session.createStatement().executeQuery(query)) {
            while (result.next()) {
                texts.add(result.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return texts;
    }

    private void write(Map<String, @Nullable Object> fields) {
        try (RecordWriter writer = connection().write(request())) {
            writer.resume(null);
            writer.write(List.of(new DataRecord(null, new Origin("test", 1, "record 1"), fields)));
            writer.complete();
        }
    }

    @Test
    void a_field_that_is_missing_leaves_the_column_as_it_was() {
        Map<String, @Nullable Object> first = new LinkedHashMap<>();
        first.put("id", "a");
        first.put("note", "kept");
        write(first);

        Map<String, @Nullable Object> second = new LinkedHashMap<>();
        second.put("id", "a");
        second.put("amount", new java.math.BigDecimal("2.50"));
        write(second);

        assertThat(texts("SELECT note FROM result")).containsExactly("kept");
        assertThat(texts("SELECT amount FROM result")).hasSize(1);
    }

    @Test
    void a_field_without_a_column_is_refused() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", "a");
        fields.put("colour", "red");

        assertThatThrownBy(() -> write(fields))
                .hasMessageContaining("has no column 'colour': add it, or leave the field");
    }

    private void assertRefused(String field, Object value, String reason) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", "a");
        fields.put(field, value);

        assertThatThrownBy(() -> write(fields))
                .hasMessage("The record does not fit column '" + field + "': " + reason + ".");
        assertThat(visibleIds()).isEmpty();
    }

    @Test
    void what_a_column_would_round_cut_or_guess_at_is_refused() {
        assertRefused("amount", "much", "'much' is not a number");
        assertRefused(
                "amount",
                new java.math.BigDecimal("1.005"),
                "'1.005' is not a number with at most 2 digits after the decimal point");
        assertRefused(
                "amount",
                new java.math.BigDecimal("123456789.5"),
                "'123456789.5' is not a number with at most 10 digits");
        assertRefused("quantity", new java.math.BigDecimal("1.9"), "'1.9' is not a whole number");
        assertRefused("paid", "perhaps", "'perhaps' is not true or false");
        assertRefused("day", "2026-03-02T10:11:00", "'2026-03-02T10:11:00' is not a day");
        assertRefused(
                "weight",
                new java.math.BigDecimal("0.12345678901234567891"),
                "'0.12345678901234567891' is not a number that a column of floats keeps with all its digits");
    }

    @Test
    void each_value_arrives_as_it_was_meant() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", "a");
        fields.put("amount", new java.math.BigDecimal("1.5"));
        fields.put("paid", "TRUE");
        fields.put("quantity", new java.math.BigDecimal("2.0"));
        fields.put("day", "2026-03-02T00:00:00");
        fields.put("weight", new java.math.BigDecimal("0.1"));

        write(fields);

        assertThat(texts("SELECT CASE WHEN paid THEN 'paid' ELSE 'open' END FROM result"))
                .containsExactly("paid");
        assertThat(texts("SELECT quantity FROM result WHERE amount = 1.5 AND weight = 0.1"))
                .containsExactly("2");
    }

    private void insert(Map<String, Object> more, DataRecord... records) {
        Map<String, Object> settings = new LinkedHashMap<>(Map.of("table", "result", "mode", "INSERT"));
        settings.putAll(more);
        try (RecordWriter writer = connection().write(new SinkRequest(settings, Schema.UNKNOWN, "run-1"))) {
            writer.resume(null);
            writer.write(List.of(records));
            writer.complete();
        }
    }

    @Test
    void a_row_that_is_there_is_not_inserted_again_and_nothing_of_its_run_is_kept() {
        insert(Map.of(), record("a", "1.50"));

        assertThatThrownBy(() -> insert(Map.of(), record("b", "2.50"), record("a", "9.99")))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DATA))
                .hasMessageStartingWith(
                        "The database refused a value when trying to write to the table result. It says: ");
        assertThat(texts("SELECT id FROM result WHERE amount = 1.5")).containsExactly("a");
        assertThat(visibleIds()).containsExactly("a");
    }

    @Test
    void rows_are_only_added_to_a_table_without_a_key() throws SQLException {
        try (var session = DriverManager.getConnection(url(), user(), password());
                var statement = session.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS history");
            statement.execute("CREATE TABLE history (id VARCHAR(40), amount DECIMAL(10,2))");
        }
        var inserting = new SinkRequest(Map.of("table", "history", "mode", "INSERT"), Schema.UNKNOWN, "run-1");
        var upserting = new SinkRequest(Map.of("table", "history"), Schema.UNKNOWN, "run-1");

        insert(Map.of("table", "history"), record("a", "1.50"), record("a", "1.50"));

        assertThat(texts("SELECT id FROM history")).containsExactly("a", "a");
        assertThat(connection().delivery(inserting)).isEqualTo(Delivery.AT_LEAST_ONCE);
        assertThatThrownBy(() -> connection().write(upserting))
                .hasMessage("The table 'history' has no primary key: name its 'Key columns', or set 'Existing rows' to"
                        + " INSERT.");
    }

    @Test
    void the_rows_of_a_last_smaller_batch_arrive_too() {
        insert(
                Map.of("batchSize", 2L),
                record("a", "1"),
                record("b", "2"),
                record("c", "3"),
                record("d", "4"),
                record("e", "5"));

        assertThat(visibleIds()).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
    }
}
