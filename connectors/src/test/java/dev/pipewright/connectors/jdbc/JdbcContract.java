package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.kit.ReadableConnectionContract;
import dev.pipewright.connectors.spi.ReadableConnection;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.model.schema.Schema;
import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/// What the JDBC connector does with every database.
abstract class JdbcContract extends ReadableConnectionContract {

    /// The database, with an empty schema for this test.
    abstract String url();

    abstract String user();

    abstract String password();

    @BeforeEach
    void fillTable() throws SQLException {
        try (var session = DriverManager.getConnection(url(), user(), password());
                var statement = session.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS order_line");
            statement.execute("CREATE TABLE order_line (order_id INTEGER NOT NULL, line_no INTEGER,"
                    + " day DATE, amount DECIMAL(10,2), note VARCHAR(40), PRIMARY KEY (order_id, line_no))");
            for (int order = 1; order <= 7; order++) {
                for (int line = 1; line <= 3; line++) {
                    statement.execute("INSERT INTO order_line VALUES (" + order + ", " + line + ", DATE '1997-01-0"
                            + order + "', " + order + "." + line + ", 'line " + line + "')");
                }
            }
        }
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

    static StreamRequest request(Map<String, Object> settings, List<String> orderedBy) {
        return new StreamRequest(settings, Map.of(), Schema.UNKNOWN, orderedBy);
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
                expected.add(fields);
            }
        }
        return expected;
    }
}
