package dev.pipewright.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.envelope.Seal;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds after any sequence of operations on few documents by several runs.
class LedgerPropertiesTest {

    private static final int STEPS = 400;

    @TempDir
    Path folder;

    private static Supplier<RunId> runs(long seed) {
        var number = new AtomicLong();
        return () -> new RunId(new UUID(seed, number.getAndIncrement()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597, 2584, 4181, 6765, 10946})
    void nothing_is_recorded_twice_or_out_of_order_and_every_run_ends(long seed) {
        var story = new LedgerStory(new InMemoryLedger(), new StoryTarget(true), runs(seed), seed);

        for (int i = 0; i < STEPS; i++) {
            story.step();
            if (i % 10 == 0) {
                story.assertBalanced();
            }
        }
        story.workOff();
        story.finish();

        story.assertBalanced();
        story.assertTold();
        story.assertEveryDocumentWasRecordedLast();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597, 2584, 4181, 6765, 10946})
    void a_target_without_idempotency_gets_nothing_twice_and_every_run_ends(long seed) {
        var story = new LedgerStory(new InMemoryLedger(), new StoryTarget(false), runs(seed), seed);

        for (int i = 0; i < STEPS; i++) {
            story.step();
            if (i % 10 == 0) {
                story.assertBalanced();
            }
        }
        story.workOff();
        story.finish();

        story.assertBalanced();
        story.assertTold();
    }

    @Test
    void a_state_file_holds_what_memory_holds() {
        for (long seed = 1; seed <= 3; seed++) {
            try (SqliteFile file = SqliteFile.open(folder.resolve("state-" + seed + ".db"))) {
                var inFile =
                        new LedgerStory(new SqliteLedger(file, Seal.NONE), new StoryTarget(true), runs(seed), seed);
                var inMemory = new LedgerStory(new InMemoryLedger(), new StoryTarget(true), runs(seed), seed);

                for (int i = 0; i < STEPS; i++) {
                    inFile.step();
                    inMemory.step();
                }

                assertThat(inFile.state()).isEqualTo(inMemory.state());
            }
        }
    }
}
