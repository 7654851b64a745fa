package dev.pipewright.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.http.Authorization;
import dev.pipewright.connectors.http.CallLimits;
import dev.pipewright.connectors.http.HttpConnection;
import dev.pipewright.connectors.http.HttpExchanger;
import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Outcome;
import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One target in record mode, called document by document, without a run around it.
final class TargetFixture implements AutoCloseable {

    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final Targets targets = new Targets(Clock.systemUTC(), RandomGenerator.of("L64X128MixRandom"));
    private final HttpConnection connection;

    TargetFixture(URI address) {
        this(address, Authorization.NONE);
    }

    TargetFixture(URI address, Authorization authorization) {
        var exchanger = new HttpExchanger(
                address, authorization, 4, Duration.ofSeconds(5), Duration.ofSeconds(20), Clock.systemUTC());
        this.connection = new HttpConnection(exchanger, "main", CallLimits.ofPlaces(4), "/");
    }

    Target open(Node.ApiCall node) {
        return open(node, RecordPermit.of(aRun()));
    }

    /// The target of an estimate.
    Target estimate(Node.ApiCall node) {
        return open(node, null);
    }

    private Target open(Node.ApiCall node, @Nullable RecordPermit permit) {
        return targets.open(node, node.settings(), connection, aRun(), permit, EvaluationContext.of(Instant.EPOCH, 0));
    }

    static Node.ApiCall node(String preset, Map<String, Object> settings) {
        return new Node.ApiCall(
                NodeHeader.of(new NodeId("apiCall-a1b2c3"), "Send"),
                preset,
                "vendor",
                settings,
                new Node.ApiCall.DocumentIdentity("company", "documentType", "documentCode"),
                "",
                "",
                "answer");
    }

    /// Sends a document until it has its outcome.
    Outcome send(Target target, OpenDocument document) {
        return send(target, document, Lease.ENDLESS);
    }

    /// Sends a document until it has its outcome.
    ///
    /// @param lease has to cover the first call at least
    Outcome send(Target target, OpenDocument document, Lease lease) {
        try {
            while (!target.send(document, lease, outcomes::add).isZero()) {
                Thread.onSpinWait();
            }
            return Objects.requireNonNull(outcomes.poll(30, TimeUnit.SECONDS), "no outcome");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Sends documents in one call until each has its outcome.
    ///
    /// @return in the documents' order
    List<Outcome> send(Target target, List<OpenDocument> batch) {
        try {
            while (!target.send(batch, Lease.ENDLESS, outcomes::add).isZero()) {
                Thread.onSpinWait();
            }
            var told = new HashMap<Long, Outcome>();
            while (told.size() < batch.size()) {
                Outcome outcome = Objects.requireNonNull(outcomes.poll(30, TimeUnit.SECONDS), "no outcome");
                assertThat(told.put(outcome.documentId(), outcome)).isNull();
            }
            return batch.stream()
                    .map(document -> Objects.requireNonNull(told.get(document.id())))
                    .toList();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// The document of an order, as it is sent for the first time.
    static OpenDocument document(Target target, String order) {
        var formed = (Formation.Formed) target.form(record(order));
        return new OpenDocument(1, formed.key(), 1, formed.request(), 0, false);
    }

    static DataRecord record(String json) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        try {
            if (JsonValues.parse(json) instanceof Map<?, ?> object) {
                object.forEach((name, value) -> fields.put(String.valueOf(name), value));
            }
        } catch (InvalidJson e) {
            throw new AssertionError(json, e);
        }
        return new DataRecord(null, new Origin("orders", 1, "line 1"), fields);
    }

    /// What the run says that is stopped by the answer to an order.
    String stopOf(String preset, String order) {
        Target target = open(node(preset, Map.of()));
        return Sentences.english().read(send(target, document(target, order)).message());
    }

    private static Run aRun() {
        return new Run(
                new RunId(new UUID(0, 1)),
                new TenantId("acme"),
                "p",
                "P",
                "h",
                Mode.RECORD,
                "t",
                Map.of(),
                RunState.RUNNING,
                Instant.EPOCH,
                null,
                null,
                null);
    }

    @Override
    public void close() {
        connection.close();
    }
}
