package dev.pipewright.engine.ledger;

import com.zaxxer.hikari.HikariDataSource;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.envelope.Envelope;
import dev.pipewright.engine.envelope.KeyRing;
import dev.pipewright.engine.store.InMemoryRunStore;
import dev.pipewright.engine.store.JdbcRunStore;
import dev.pipewright.engine.store.LocalState;
import dev.pipewright.engine.store.RunStore;
import dev.pipewright.engine.store.RunStoreContract;
import dev.pipewright.engine.store.TestDatabase;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

/// Measures each form of the ledger by hand: documents committed and settled in a second, in chunks of 500.
final class LedgerThroughput {

    private static final int CHUNK = 500;
    private static final String LINES = "{\"line\":\"1\",\"amount\":19.99,\"taxCode\":\"P0000000\"},".repeat(8);

    private LedgerThroughput() {}

    /// Measures one form.
    ///
    /// @param arguments the form, `memory`, `file` or `postgres`, and the number of documents
    public static void main(String[] arguments) throws Exception {
        int documents = Integer.parseInt(arguments[1]);
        switch (arguments[0]) {
            case "memory" -> measure(new InMemoryLedger(), new InMemoryRunStore(Clock.systemUTC()), documents);
            case "file" -> {
                var folder = Files.createTempDirectory("throughput");
                try (LocalState state = LocalState.open(folder.resolve("state.db"), Clock.systemUTC())) {
                    measure(state.ledger(), state.runs(), documents);
                }
            }
            default -> {
                try (TestDatabase database = TestDatabase.fresh();
                        var pool = new HikariDataSource()) {
                    pool.setDataSource(database.app());
                    var envelope = new Envelope(KeyRing.ofNewKey());
                    measure(
                            new PostgresLedger(pool, envelope),
                            new JdbcRunStore(pool, envelope, Clock.systemUTC()),
                            documents);
                }
            }
        }
    }

    private static void measure(Ledger ledger, RunStore runs, int documents) {
        for (String cause : List.of("first run", "second run, unchanged")) {
            RunId run = runs.create(RunStoreContract.run(LedgerFixture.ACME, cause), "{}")
                    .id();
            Slice slice = ledger.take(LedgerFixture.ACME, run, Mode.RECORD, "s", 0);
            long began = System.nanoTime();
            long part = began;
            int step = Math.max(CHUNK, documents / 10);
            for (int i = 0; i < documents; i += CHUNK) {
                List<OpenDocument> open = ledger.commit(slice, LedgerFixture.chunk(String.valueOf(i), intents(i)));
                ledger.settle(
                        slice,
                        open.stream()
                                .map(document -> LedgerFixture.succeeded(document, "{\"tax\":1.25,\"lines\":[" + LINES))
                                .toList());
                if ((i + CHUNK) % step == 0) {
                    System.out.printf("%s: %d documents, %.1f us each%n", cause, i + CHUNK, micros(part) / step);
                    part = System.nanoTime();
                }
            }
            System.out.printf("%s: %.0f documents/s%n", cause, documents / (micros(began) / 1e6));
        }
    }

    private static Intent[] intents(int from) {
        return IntStream.range(from, from + CHUNK)
                .mapToObj(i -> LedgerFixture.intent("INV-%07d".formatted(i), "order " + i + LINES))
                .toArray(Intent[]::new);
    }

    private static double micros(long began) {
        return (System.nanoTime() - began) / 1e3;
    }
}
