package dev.pipewright.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.kit.WritableConnectionContract;
import dev.pipewright.connectors.spi.RecordWriter;
import dev.pipewright.connectors.spi.SinkRequest;
import dev.pipewright.connectors.spi.WritableConnection;
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
                    + " note VARCHAR(40))");
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

    @Test
    void a_value_that_is_no_number_is_refused() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", "a");
        fields.put("amount", "much");

        assertThatThrownBy(() -> write(fields)).hasMessageContaining("does not fit column 'amount': 'much' is not");
    }
}
