package dev.pipewright.engine.ledger;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.Origin;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Documents, chunks and outcomes for tests of ledgers.
final class LedgerFixture {

    static final TenantId ACME = new TenantId("acme");
    static final TenantId OTHER = new TenantId("other");
    static final NodeId CALL = new NodeId("call-abc123");
    static final NodeId SINK = new NodeId("sink-abc123");
    static final NodeId SOURCE = new NodeId("source-abc123");
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private LedgerFixture() {}

    static DocumentKey key(String code) {
        return new DocumentKey("taxman", "DEFAULT", "SalesInvoice", code);
    }

    static Intent intent(String code, String content) {
        return new Intent(
                key(code),
                "taxman",
                "hash-" + Integer.toHexString(content.hashCode()),
                Payload.of("{\"request\":\"" + content + "\"}"),
                Payload.of("{\"carried\":\"" + content + "\"}"),
                new Money(new BigDecimal("10.50"), "USD"),
                new Origin("orders.csv", 17, "line 18"));
    }

    static Chunk chunk(Intent... intents) {
        return chunk("after " + intents.length, intents);
    }

    static Chunk chunk(@Nullable String checkpoint, Intent... intents) {
        return new Chunk(CALL, Arrays.asList(intents), List.of(), List.of(), Map.of(), null, checkpoint, false);
    }

    static Chunk results(String... keys) {
        var kept = Arrays.stream(keys)
                .map(key -> new KeptResult(SINK, key, Payload.of("{\"of\":\"" + key + "\"}")))
                .toList();
        return new Chunk(null, List.of(), kept, List.of(), Map.of(), null, null, false);
    }

    static Chunk rejecting(RejectedRecord... rejected) {
        return new Chunk(null, List.of(), List.of(), Arrays.asList(rejected), Map.of(), null, null, false);
    }

    static Intent[] intents(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> intent("INV-%05d".formatted(i), "order " + i))
                .toArray(Intent[]::new);
    }

    static Attempt answered(int status) {
        return new Attempt(
                NOON, Duration.ofMillis(20), status, "status-" + status, "The target answered.", status == 500);
    }

    static Attempt unanswered() {
        return new Attempt(NOON, Duration.ofSeconds(5), null, "timeout", "The target did not answer.", true);
    }

    static Attempt notReached() {
        return new Attempt(NOON, Duration.ofSeconds(5), null, "no-answer", "The target was not reached.", false);
    }

    static Outcome succeeded(OpenDocument document, String response) {
        return new Outcome(
                document.id(),
                DocumentState.SUCCEEDED,
                null,
                true,
                List.of(answered(200)),
                Payload.of(response),
                null,
                "",
                null);
    }

    static Outcome ended(OpenDocument document, DocumentState state) {
        return new Outcome(
                document.id(),
                state,
                null,
                true,
                List.of(answered(422)),
                null,
                "invalid-address",
                "The address is not known. Correct it.",
                "addresses.shipTo");
    }

    static Outcome retry(OpenDocument document, Instant at, Attempt... attempts) {
        return new Outcome(
                document.id(),
                DocumentState.WAITING,
                at,
                true,
                Arrays.asList(attempts),
                null,
                "unavailable",
                "The target is busy.",
                null);
    }

    static Outcome unknown(OpenDocument document) {
        return new Outcome(
                document.id(),
                DocumentState.UNKNOWN,
                null,
                true,
                List.of(unanswered()),
                null,
                "timeout",
                "Nobody knows whether it arrived.",
                null);
    }
}
