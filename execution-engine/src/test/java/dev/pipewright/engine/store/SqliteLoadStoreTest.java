package dev.pipewright.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.Run;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.NodeId;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLoadStoreTest extends LoadStoreContract {

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private LocalState state;

    @BeforeEach
    void open() {
        state = LocalState.open(folder.resolve("state.db"), CLOCK);
    }

    @AfterEach
    void close() {
        state.close();
    }

    @Override
    protected LoadStore store() {
        return state.loads();
    }

    @Override
    protected void keep(Run run) {
        state.runs().create(run, "{}");
    }

    @Test
    void a_state_file_from_before_there_were_loads_gets_their_tables() throws SQLException {
        close();
        try (var file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("state.db"));
                var statement = file.createStatement()) {
            for (String back : List.of(
                    "DROP TABLE load",
                    "DROP TABLE watermark",
                    "DROP TABLE acceptance",
                    "ALTER TABLE document DROP COLUMN accepted",
                    "ALTER TABLE rejected DROP COLUMN accepted",
                    "DROP TABLE run_restart",
                    "DROP INDEX run_replays",
                    "ALTER TABLE run DROP COLUMN replays",
                    "ALTER TABLE run DROP COLUMN selection",
                    "ALTER TABLE run DROP COLUMN inputs_dropped_at",
                    "ALTER TABLE run DROP COLUMN environment",
                    "ALTER TABLE run DROP COLUMN bindings",
                    "PRAGMA user_version = 1")) {
                statement.execute(back);
            }
        }

        open();

        store().set(new TenantId("acme"), new LoadedStream("orders", new NodeId("source-sales"), "a1"), 7L);
        assertThat(store().watermarks(new TenantId("acme"), "orders")).hasSize(1);
    }
}
