package dev.pipewright.designer.memory;

import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.engine.ledger.RejectedRecord;
import dev.pipewright.engine.ledger.TroubledDocument;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.Origin;
import dev.pipewright.platform.result.ResultFormat;
import dev.pipewright.platform.result.Results;
import dev.pipewright.platform.run.RunRefusedException;
import dev.pipewright.platform.run.RunReport;
import dev.pipewright.platform.run.RunRequest;
import dev.pipewright.platform.run.Runs;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Runs of the sample pipeline. Each takes [#LENGTH] of the clock's time and ends with one rejected record.
public final class InMemoryRuns implements Runs, Results {

    public static final Duration LENGTH = Duration.ofSeconds(8);
    private static final long SALES = 2_100;
    private static final long ORDERS = 847;

    private final List<Run> runs = new ArrayList<>();
    private final Clock clock;

    public InMemoryRuns(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Run start(RunRequest request) {
        if (!request.pipeline().equals(Samples.ORDERS)) {
            throw new RunRefusedException(
                    "There is no pipeline " + request.pipeline() + ". Choose another.", List.of());
        }
        return runs.stream()
                .filter(run -> run.trigger().equals(request.trigger()))
                .findFirst()
                .orElseGet(() -> create(request));
    }

    private Run create(RunRequest request) {
        var now = clock.instant();
        Map<String, Object> parameters = new TreeMap<>(Map.of("month", "1997-01"));
        parameters.putAll(request.parameters());
        var run = new Run(
                new RunId(UUID.randomUUID()),
                request.tenant(),
                request.pipeline(),
                Samples.orders().pipeline().name(),
                "sha256:1f2e3d",
                request.mode(),
                request.trigger(),
                parameters,
                RunState.RUNNING,
                now,
                now,
                null,
                null);
        runs.addFirst(run);
        return run;
    }

    @Override
    public synchronized Optional<RunReport> report(TenantId tenant, RunId id) {
        return runs.stream()
                .filter(run -> run.id().equals(id) && run.tenant().equals(tenant))
                .findFirst()
                .map(this::reportOf);
    }

    @Override
    public synchronized List<Run> list(TenantId tenant, @Nullable String pipeline, @Nullable RunId before, int limit) {
        return runs.stream()
                .filter(run -> run.tenant().equals(tenant)
                        && (pipeline == null || run.pipelineId().equals(pipeline)))
                .map(this::standing)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Drawing> drawingOf(TenantId tenant, RunId run) {
        return Optional.of(Samples.orders());
    }

    @Override
    public List<RejectedRecord> rejected(TenantId tenant, RunId run, int limit) {
        return List.of(new RejectedRecord(
                Samples.MAP,
                "expression",
                "The postal code is empty. Fill it in at the customer.",
                "shipTo.postalCode",
                new Origin("sales", 17, "line 17"),
                "{\"customer\":17}"));
    }

    @Override
    public List<TroubledDocument> troubled(TenantId tenant, RunId run, int limit) {
        return List.of();
    }

    @Override
    public synchronized boolean cancel(TenantId tenant, RunId id) {
        for (Run run : runs) {
            if (run.id().equals(id) && !standing(run).state().isFinal()) {
                runs.set(runs.indexOf(run), with(run, RunState.CANCELLED, clock.instant()));
                return true;
            }
        }
        return false;
    }

    @Override
    public void write(TenantId tenant, RunId run, ResultFormat format, OutputStream out) throws IOException {
        out.write((format.word() + " results of 847 orders\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void writeRejected(TenantId tenant, RunId run, ResultFormat format, OutputStream out) throws IOException {
        out.write((format.word() + " with 1 rejected record\n").getBytes(StandardCharsets.UTF_8));
    }

    private Run standing(Run run) {
        var end = run.createdAt().plus(LENGTH);
        return run.state() == RunState.RUNNING && !clock.instant().isBefore(end)
                ? with(run, RunState.COMPLETED_WITH_REJECTS, end)
                : run;
    }

    private static Run with(Run run, RunState state, Instant endedAt) {
        return new Run(
                run.id(),
                run.tenant(),
                run.pipelineId(),
                run.pipelineName(),
                run.contentHash(),
                run.mode(),
                run.trigger(),
                run.parameters(),
                state,
                run.createdAt(),
                run.startedAt(),
                endedAt,
                null);
    }

    private RunReport reportOf(Run kept) {
        var run = standing(kept);
        long millis = Duration.between(run.createdAt(), clock.instant()).toMillis();
        double done = run.state().isFinal() ? 1 : Math.min(1, (double) millis / LENGTH.toMillis());
        long sales = (long) (SALES * done);
        long orders = (long) (ORDERS * done);
        long rejected = orders > 400 ? 1 : 0;
        long sent = orders - rejected;
        Map<NodeId, NodeCounts> nodes = new LinkedHashMap<>();
        nodes.put(Samples.READ, new NodeCounts(sales, sales, 0, 0, 0, 0));
        nodes.put(Samples.GROUP, new NodeCounts(sales, orders, 0, 0, sales - orders, 0));
        nodes.put(Samples.MAP, new NodeCounts(orders, sent, 0, rejected, 0, 0));
        nodes.put(Samples.CALL, new NodeCounts(sent, sent, 0, 0, 0, 0));
        nodes.put(Samples.KEEP, new NodeCounts(sent, sent, 0, 0, 0, 0));
        var balance = new Balance(
                sent,
                Map.of(DocumentState.SUCCEEDED, sent),
                Map.of("USD", BigDecimal.valueOf(sent).multiply(new BigDecimal("7.31"))),
                0,
                sent);
        return new RunReport(
                run, nodes, Map.of(Samples.CALL, balance), run.state().isFinal() ? sent : 0, List.of());
    }
}
