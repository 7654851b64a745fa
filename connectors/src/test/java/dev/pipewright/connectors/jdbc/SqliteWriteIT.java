package dev.pipewright.connectors.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// Writing to SQLite.
class SqliteWriteIT extends JdbcWriteContract {

    @TempDir
    Path folder = Path.of("");

    @Override
    String url() {
        return "jdbc:sqlite:" + folder.resolve("results.db");
    }

    @Override
    String user() {
        return "";
    }

    @Override
    String password() {
        return "";
    }
}
