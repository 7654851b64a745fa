package dev.pipewright.designer.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.engine.ledger.StorageException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;

class StartFailureTest {

    private static final Path DATA = Path.of("/my/data");

    @Test
    void what_is_ours_speaks_for_itself_however_deep_it_is() {
        var ours = new StorageException("The data folder is in use. Stop the other process.", null);

        assertThat(StartFailure.sentence(new IllegalStateException("bean x", new RuntimeException("bean y", ours))))
                .contains("The data folder is in use. Stop the other process.");
    }

    @Test
    void a_busy_port_is_named_with_the_way_out() {
        assertThat(StartFailure.sentence(new PortInUseException(8080)))
                .contains("The port 8080 is in use. Name a free one with --server.port=NUMBER.");
    }

    @Test
    void a_file_that_cannot_be_written_is_named() {
        assertThat(StartFailure.sentence(new IllegalStateException(new AccessDeniedException("/my/data/taxman.jsonl"))))
                .contains("The file /my/data/taxman.jsonl cannot be written or read. Check its permissions, and"
                        + " whether its disk is full.");
    }

    @Test
    void what_nobody_foresaw_has_no_sentence() {
        assertThat(StartFailure.sentence(new IllegalStateException("x"))).isEmpty();
    }

    @Test
    void a_full_disk_is_refused_before_anything_is_written() {
        DataFolder.checkSpace(DATA, 100L << 20);

        assertThatThrownBy(() -> DataFolder.checkSpace(DATA, 99L << 20))
                .isInstanceOf(StartException.class)
                .hasMessage("The disk of the data folder /my/data is full: 99 MB are free, at least 100 MB are needed."
                        + " Make room, or name a folder on another disk with PIPEWRIGHT_DATA.");
    }
}
