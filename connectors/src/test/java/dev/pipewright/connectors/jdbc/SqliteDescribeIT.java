package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.spi.WatermarkCandidate;
import dev.pipewright.connectors.spi.WatermarkCandidate.Reason;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class SqliteDescribeIT extends JdbcDescribeContract {

    @TempDir
    Path folder = Path.of("");

    @Override
    String url() {
        return "jdbc:sqlite:" + folder.resolve("invoices.db");
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
    String columns() {
        return "id INTEGER PRIMARY KEY AUTOINCREMENT, note TEXT, created TIMESTAMP, due DATE, updated_at TIMESTAMP";
    }

    @Override
    protected String stream() {
        return "invoice";
    }

    /// Of its times only days are known as such.
    @Override
    protected List<WatermarkCandidate> watermarks() {
        return List.of(
                new WatermarkCandidate("id", Reason.GROWS, true), new WatermarkCandidate("due", Reason.TIME, false));
    }
}
