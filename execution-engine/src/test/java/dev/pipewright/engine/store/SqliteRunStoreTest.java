package dev.pipewright.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteRunStoreTest extends RunStoreContract {

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
    protected RunStore store() {
        return state.runs();
    }

    @Test
    void runs_are_there_after_the_file_is_opened_again() {
        Run run = store().create(run(ACME, "a"), "{}");

        close();
        open();

        assertThat(store().find(ACME, run.id())).contains(run);
    }
}
