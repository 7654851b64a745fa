package dev.pipewright.engine.traps;

import dev.pipewright.connectors.http.HttpConnector;
import dev.pipewright.connectors.jdbc.JdbcConnector;
import dev.pipewright.connectors.spi.Connection;
import dev.pipewright.engine.ConnectionBook;
import dev.pipewright.simulators.lookalike.LookalikeErp;
import dev.pipewright.simulators.lookalike.LookalikeOptions;
import dev.pipewright.simulators.taxman.TaxmanOptions;
import dev.pipewright.simulators.taxman.TaxmanSimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the pipeline reaches: a source, as the connection `erp`, TAXMAN as `taxman`, and a database with a table of
/// what was
/// sent, as `notes`. Who waits for the source lets its clock go on instead.
final class LookalikeWorld implements ConnectionBook, AutoCloseable {

    private final LookalikeErp erp;
    private final TaxmanSimulator taxman;
    private final String notes;

    LookalikeWorld(Path folder, LookalikeOptions options) throws IOException {
        erp = LookalikeErp.start(options);
        taxman = TaxmanSimulator.start(TaxmanOptions.defaults());
        notes = "jdbc:hsqldb:mem:" + folder.getFileName();
        inNotes("CREATE TABLE sent (id BIGINT, part INTEGER, company VARCHAR(20), code VARCHAR(50),"
                + " reference VARCHAR(50), PRIMARY KEY (id, part))");
    }

    LookalikeErp erp() {
        return erp;
    }

    TaxmanSimulator taxman() {
        return taxman;
    }

    /// The reference of a document as it was noted; null if it was not noted, or had none.
    @Nullable
    String reference(long id) {
        try (var session = DriverManager.getConnection(notes, "SA", "");
                var query = session.prepareStatement("SELECT reference FROM sent WHERE id = ? AND part = 1")) {
            query.setLong(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void inNotes(String sql) {
        try (var session = DriverManager.getConnection(notes, "SA", "");
                var statement = session.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public Connection open(String name, String connector) {
        return switch (name) {
            case "erp" ->
                new HttpConnector(Clock.fixed(erp.now(), ZoneOffset.UTC), () -> 0, erp::pass)
                        .open(Map.of(
                                "baseUrl",
                                erp.baseUrl().toString(),
                                "auth",
                                "OAUTH2",
                                "tokenUrl",
                                erp.baseUrl() + "/oauth/token",
                                "clientId",
                                LookalikeOptions.CLIENT_ID,
                                "clientSecret",
                                LookalikeOptions.CLIENT_SECRET));
            case "taxman" ->
                new HttpConnector()
                        .open(Map.of(
                                "baseUrl",
                                taxman.baseUrl().toString(),
                                "auth",
                                "BEARER",
                                "token",
                                TaxmanOptions.DEMO_KEY,
                                "maxConcurrent",
                                4L));
            case "notes" -> new JdbcConnector().open(Map.of("url", notes, "user", "SA", "password", ""));
            default -> throw new IllegalArgumentException("There is no connection '" + name + "'.");
        };
    }

    @Override
    public void close() throws IOException {
        inNotes("SHUTDOWN");
        taxman.close();
        erp.close();
    }
}
