package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.kit.DescribableConnectionContract;
import dev.pipewright.connectors.spi.DescribableConnection;
import dev.pipewright.connectors.spi.RecordCount.Certainty;
import dev.pipewright.connectors.spi.WatermarkCandidate;
import dev.pipewright.connectors.spi.WatermarkCandidate.Reason;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// What the JDBC connector tells of a table, with every database.
abstract class JdbcDescribeContract extends DescribableConnectionContract {

    abstract String url();

    abstract String user();

    abstract String password();

    /// The columns of the table, with `id` as a generated key and `entered`, `updated_at` and `created` as times.
    abstract String columns();

    @Override
    protected DescribableConnection open() {
        try (var session = DriverManager.getConnection(url(), user(), password());
                var statement = session.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS invoice");
            statement.execute("CREATE TABLE invoice (" + columns() + ")");
            statement.execute("CREATE INDEX invoice_updated ON invoice (updated_at, id)");
            for (int i = 0; i < RECORDS; i++) {
                statement.execute("INSERT INTO invoice (note) VALUES ('x')");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return (DescribableConnection)
                new JdbcConnector().open(Map.of("url", url(), "user", user(), "password", password()));
    }

    @Override
    protected List<String> keys() {
        return List.of("id");
    }

    @Override
    protected Certainty certainty() {
        return Certainty.EXACT;
    }

    @Override
    protected List<WatermarkCandidate> watermarks() {
        return List.of(
                new WatermarkCandidate("updated_at", Reason.CHANGED, true),
                new WatermarkCandidate("id", Reason.GROWS, true),
                new WatermarkCandidate("created", Reason.CREATED, false),
                new WatermarkCandidate("due", Reason.TIME, false));
    }

    @Override
    protected Map<String, Object> missing() {
        return Map.of("table", "nowhere");
    }
}
