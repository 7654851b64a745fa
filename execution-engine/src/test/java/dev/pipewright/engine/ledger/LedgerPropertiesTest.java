package dev.pipewright.engine.ledger;

import static dev.pipewright.engine.ledger.LedgerFixture.ACME;
import static dev.pipewright.engine.ledger.LedgerFixture.CALL;
import static dev.pipewright.engine.ledger.LedgerFixture.NOON;
import static dev.pipewright.engine.ledger.LedgerFixture.answered;
import static dev.pipewright.engine.ledger.LedgerFixture.chunk;
import static dev.pipewright.engine.ledger.LedgerFixture.ended;
import static dev.pipewright.engine.ledger.LedgerFixture.intent;
import static dev.pipewright.engine.ledger.LedgerFixture.retry;
import static dev.pipewright.engine.ledger.LedgerFixture.succeeded;
import static dev.pipewright.engine.ledger.LedgerFixture.unanswered;
import static dev.pipewright.engine.ledger.LedgerFixture.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.envelope.Seal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds after any sequence of operations on few documents by several runs.
class LedgerPropertiesTest {

    private static final int STEPS = 400;

    @TempDir
    Path folder;

    /// Runs that work at the same time, some of them lost and taken over, driven by a seed.
    private static final class Story {

        private final Ledger ledger;
        private final Random random;
        private final List<Slice> slices = new ArrayList<>();
        private final Map<Integer, List<OpenDocument>> open = new HashMap<>();
        private final Map<DocumentKey, Long> onTheirWay = new HashMap<>();

        Story(Ledger ledger, long seed) {
            this.ledger = ledger;
            this.random = new Random(seed);
            for (int i = 0; i < 3; i++) {
                slices.add(ledger.take(ACME, new RunId(new UUID(seed, i)), Mode.RECORD, "s", 0));
                open.put(i, new ArrayList<>());
            }
        }

        void step() {
            int which = random.nextInt(slices.size());
            Slice slice = slices.get(which);
            List<OpenDocument> mine = open.getOrDefault(which, new ArrayList<>());
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> sent(mine, ledger.commit(slice, chunk(anIntent(), anIntent(), anIntent())));
                case 3, 4 -> sent(mine, ledger.due(slice, NOON.plusSeconds(random.nextInt(3)), 2));
                case 5 -> {
                    mine.forEach(document -> onTheirWay.remove(document.key()));
                    mine.clear();
                    slices.set(which, ledger.take(ACME, slice.run(), Mode.RECORD, "s", 0));
                }
                case 6 -> {
                    if (random.nextInt(4) == 0) {
                        ledger.cancelWaiting(slice);
                    }
                }
                default -> settle(slice, mine);
            }
        }

        private void settle(Slice slice, List<OpenDocument> mine) {
            if (!mine.isEmpty()) {
                OpenDocument document = mine.remove(random.nextInt(mine.size()));
                onTheirWay.remove(document.key());
                ledger.settle(slice, List.of(outcome(document)));
            }
        }

        private Outcome outcome(OpenDocument document) {
            return switch (random.nextInt(8)) {
                case 0 -> retry(document, NOON, answered(503));
                case 1 -> retry(document, NOON.plusSeconds(1), unanswered());
                case 2 -> unknown(document);
                case 3 -> ended(document, DocumentState.REJECTED);
                case 4 -> ended(document, DocumentState.FAILED);
                default ->
                    succeeded(document, "{\"of\":\"" + document.request().text().hashCode() + "\"}");
            };
        }

        private Intent anIntent() {
            return intent("INV-" + random.nextInt(6), "content " + random.nextInt(3));
        }

        /// No two documents of an effect are ever on their way at once.
        private void sent(List<OpenDocument> mine, List<OpenDocument> handedOut) {
            for (OpenDocument document : handedOut) {
                assertThat(onTheirWay).doesNotContainKey(document.key());
                onTheirWay.put(document.key(), document.id());
                mine.add(document);
            }
        }

        List<Object> state() {
            var state = new ArrayList<Object>();
            for (Slice slice : slices) {
                state.add(ledger.balances(ACME, slice.run()));
                state.add(ledger.progress(slice));
                state.add(ledger.nextDue(slice));
                state.add(ledger.settled(ACME, slice.run(), CALL, null, 100));
                state.add(ledger.troubled(ACME, slice.run(), 0, 1000));
            }
            return state;
        }

        void assertBalanced() {
            for (Slice slice : slices) {
                for (Balance balance : ledger.balances(ACME, slice.run()).values()) {
                    assertThat(balance.isBalanced()).isTrue();
                    assertThat(balance.byState().values()).allMatch(count -> count >= 0);
                    assertThat(balance.count(DocumentState.WAITING))
                            .isEqualTo(ledger.progress(slice).waiting());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597, 2584, 4181, 6765, 10946})
    void every_balance_holds_and_no_effect_is_sent_twice_at_once(long seed) {
        var story = new Story(new InMemoryLedger(), seed);

        for (int i = 0; i < STEPS; i++) {
            story.step();
            story.assertBalanced();
        }
    }

    @Test
    void a_state_file_holds_what_memory_holds() {
        for (long seed = 1; seed <= 3; seed++) {
            try (SqliteFile file = SqliteFile.open(folder.resolve("state-" + seed + ".db"))) {
                var inFile = new Story(new SqliteLedger(file, Seal.NONE), seed);
                var inMemory = new Story(new InMemoryLedger(), seed);

                for (int i = 0; i < STEPS; i++) {
                    inFile.step();
                    inMemory.step();
                }

                assertThat(inFile.state()).isEqualTo(inMemory.state());
            }
        }
    }
}
