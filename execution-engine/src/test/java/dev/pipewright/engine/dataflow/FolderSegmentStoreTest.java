package dev.pipewright.engine.dataflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.engine.ledger.Slice;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSegmentStoreTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final RunId RUN = new RunId(new UUID(0, 7));
    private static final RunId OTHER = new RunId(new UUID(0, 8));

    @TempDir
    private Path folder;

    private SegmentStore store() {
        return new FolderSegmentStore(folder.resolve("segments"), Seal.NONE);
    }

    @Test
    void a_segment_is_there_for_whoever_opens_the_folder_next() {
        store().put(ACME, RUN, "source-0-1-0-2", Payload.of("first"));
        store().put(ACME, RUN, "source-0-1-0-2", Payload.of("second"));

        assertThat(store().get(ACME, RUN, "source-0-1-0-2")).isEqualTo(Payload.of("second"));
    }

    @Test
    void what_is_kept_of_a_source_outlives_the_run() {
        var slice = new Slice(ACME, RUN, Mode.ESTIMATE, "source", 0, 3);
        String input = SegmentStore.inputName(slice, 0);
        store().put(ACME, RUN, SegmentStore.name(slice, 0), Payload.of("stage"));
        store().put(ACME, RUN, input, Payload.of("input"));

        store().drop(ACME, RUN);

        assertThat(store().runs(ACME)).containsExactly(RUN);
        assertThat(store().get(ACME, RUN, input)).isEqualTo(Payload.of("input"));
        assertThatThrownBy(() -> store().get(ACME, RUN, SegmentStore.name(slice, 0)))
                .isInstanceOf(SliceFailedException.class);
        store().dropInputs(ACME, RUN);
        assertThat(store().runs(ACME)).isEmpty();
        assertThatThrownBy(() -> store().get(ACME, RUN, input))
                .isInstanceOf(SliceFailedException.class)
                .hasMessage("What run " + RUN + " read of its sources is no longer kept. Start the pipeline again to"
                        + " read the sources themselves.");
    }

    @Test
    void a_run_drops_its_own_segments_only() {
        store().put(ACME, RUN, "a-1", Payload.of("mine"));
        store().put(ACME, OTHER, "a-1", Payload.of("theirs"));

        store().drop(ACME, RUN);

        assertThat(store().get(ACME, OTHER, "a-1")).isEqualTo(Payload.of("theirs"));
        assertThatThrownBy(() -> store().get(ACME, RUN, "a-1"))
                .isInstanceOf(SliceFailedException.class)
                .hasMessage("The records that this run kept on disk are gone (a-1). Start the run again.");
    }
}
