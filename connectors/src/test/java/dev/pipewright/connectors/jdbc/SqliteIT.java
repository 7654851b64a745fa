package dev.pipewright.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.kit.Reading;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.ReadableConnection;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SQLite, which can only be told while connecting that nothing will be written, and lets any value stand in any
/// column.
class SqliteIT extends JdbcContract {

    @TempDir
    Path folder = Path.of("");

    @Override
    String url() {
        return "jdbc:sqlite:" + folder.resolve("orders.db");
    }

    @Override
    String user() {
        return "";
    }

    @Override
    String password() {
        return "";
    }

    @Override
    String day(String day) {
        return "'" + day + "'";
    }

    @Override
    Schema agreed() {
        return new Schema(List.of(Field.of("amount", new FieldType.Decimal(10, 2))));
    }

    @Test
    void a_source_cannot_change_anything() {
        assertThatThrownBy(() -> Reading.ofAll(
                        connection(),
                        request(Map.of("query", "DELETE FROM order_line RETURNING order_id"), List.of()),
                        1))
                .isInstanceOf(ConnectorException.class);

        assertThat(Reading.ofAll(connection(), request(), 1).records()).hasSize(21);
    }

    @Test
    void a_file_that_is_not_there_is_not_taken_for_an_unreachable_host() {
        var missing = new JdbcConnector().open(Map.of("url", "jdbc:sqlite:" + folder.resolve("nowhere.db")));

        assertThatThrownBy(missing::check)
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.SETTINGS))
                .hasMessageStartingWith("There is no such database at jdbc:sqlite:");
    }

    @Test
    void a_file_that_somebody_else_writes_is_there_later() throws SQLException {
        String url = url() + "?busy_timeout=1";
        try (var writer = DriverManager.getConnection(url);
                Statement lock = writer.createStatement()) {
            lock.execute("BEGIN EXCLUSIVE");

            var reader = (ReadableConnection) new JdbcConnector().open(Map.of("url", url));
            assertThatThrownBy(() -> Reading.ofAll(reader, request(), 1))
                    .isInstanceOfSatisfying(
                            ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE));
        }
    }
}
