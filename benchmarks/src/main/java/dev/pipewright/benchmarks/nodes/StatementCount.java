package dev.pipewright.benchmarks.nodes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/// Counts the statements that a driver sends, by what it writes to PostgreSQL (protocol version 3). Safe for use
/// by many threads; each connection's part by one.
public final class StatementCount {

    private static final int START_HEADER = 4;
    private static final int HEADER = 5;
    private static final int PROTOCOL_3 = 196_608;

    private final AtomicLong statements = new AtomicLong();
    private final AtomicLong transactionControl = new AtomicLong();
    private final Map<String, LongAdder> bySql = new ConcurrentHashMap<>();

    StatementCount() {}

    /// Statements without transaction control.
    public long statements() {
        return statements.get();
    }

    /// How often transactions were begun and ended.
    public long transactionControl() {
        return transactionControl.get();
    }

    /// The statements that were made most often, and how often.
    public List<Map.Entry<String, Long>> most(int count) {
        return bySql.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue().sum()))
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(count)
                .toList();
    }

    /// Counts anew from here.
    public void forget() {
        statements.set(0);
        transactionControl.set(0);
        bySql.clear();
    }

    Requests ofConnection() {
        return new Requests();
    }

    private void executed(String sql) {
        String beginning = sql.strip().toUpperCase(Locale.ROOT);
        if (Stream.of("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE").anyMatch(beginning::startsWith)) {
            transactionControl.incrementAndGet();
        } else if (!beginning.isEmpty()) {
            statements.incrementAndGet();
            bySql.computeIfAbsent(sql.strip().replaceAll("\\s+", " "), _ -> new LongAdder())
                    .increment();
        }
    }

    /// What one connection asks.
    final class Requests {

        private final Map<String, String> queries = new HashMap<>();
        private final Map<String, String> portals = new HashMap<>();
        private byte[] message = new byte[1 << 10];
        private int filled;
        private boolean started;

        /// Reads the next bytes.
        void read(byte[] bytes, int length) {
            for (int i = 0; i < length; ) {
                int header = started ? HEADER : START_HEADER;
                int wanted = filled < header ? header : size();
                int part = Math.min(wanted - filled, length - i);
                keep(bytes, i, part);
                i += part;
                if (filled >= header && filled == size()) {
                    take();
                    filled = 0;
                }
            }
        }

        private void keep(byte[] bytes, int from, int part) {
            if (filled + part > message.length) {
                message = Arrays.copyOf(message, Math.max(filled + part, message.length * 2));
            }
            System.arraycopy(bytes, from, message, filled, part);
            filled += part;
        }

        private int size() {
            return started ? 1 + number(1) : number(0);
        }

        private int number(int at) {
            return ((message[at] & 0xff) << 24)
                    | ((message[at + 1] & 0xff) << 16)
                    | ((message[at + 2] & 0xff) << 8)
                    | (message[at + 3] & 0xff);
        }

        private void take() {
            if (!started) {
                // Before it, a client may ask for encryption.
                started = number(START_HEADER) == PROTOCOL_3;
                return;
            }
            switch (message[0]) {
                case 'Q' -> executed(text(HEADER));
                case 'P' -> {
                    String name = text(HEADER);
                    queries.put(name, text(HEADER + name.length() + 1));
                }
                case 'B' -> {
                    String portal = text(HEADER);
                    String name = text(HEADER + portal.length() + 1);
                    portals.put(portal, queries.getOrDefault(name, "?"));
                }
                case 'E' -> executed(portals.getOrDefault(text(HEADER), "?"));
                default -> {}
            }
        }

        private String text(int from) {
            int end = from;
            while (message[end] != 0) {
                end++;
            }
            return new String(message, from, end - from, StandardCharsets.ISO_8859_1);
        }
    }
}
