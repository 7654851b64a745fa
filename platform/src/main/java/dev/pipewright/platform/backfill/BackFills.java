package dev.pipewright.platform.backfill;

import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.ledger.PostgresOverview;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Sentence;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.load.SourceWatermark;
import dev.pipewright.platform.load.ValueKind;
import dev.pipewright.platform.load.Watermarks;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.tenant.TenantJdbc;
import dev.pipewright.platform.version.Version;
import dev.pipewright.platform.version.Versions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Back-fills: ranges of sources that are read slice by slice. What is asked for here is kept and told to the
/// nodes that start runs ([BackFillWatch]). Safe for use by many threads.
public final class BackFills {

    private final TenantJdbc transactions;
    private final BackFillRows rows;
    private final BackFillSteps steps;
    private final Versions versions;
    private final Watermarks watermarks;
    private final BackFillReports reports;
    private final Audit audit;

    public BackFills(
            TenantJdbc transactions,
            Versions versions,
            Watermarks watermarks,
            Runs runs,
            PostgresOverview overview,
            Audit audit,
            Seal seal) {
        this.transactions = transactions;
        this.rows = new BackFillRows(seal, new SliceRows(seal));
        this.steps = new BackFillSteps(transactions, rows, runs);
        this.versions = versions;
        this.watermarks = watermarks;
        this.reports = new BackFillReports(transactions, rows, overview);
        this.audit = audit;
    }

    /// A back-fill that was asked for.
    ///
    /// @param isNew false if the same trigger has begun it earlier
    public record Started(BackFillReport report, boolean isNew) {}

    /// Begins a back-fill of the live version, or finds the one that the same trigger began.
    ///
    /// @throws BackFillRefusedException if the range cannot be read as asked, or the trigger has begun another one
    public Started start(BackFillRequest request) {
        TenantId tenant = request.tenant();
        BackFillRows.Kept known = kept(request);
        if (known == null) {
            BackFillPlan plan = plan(request);
            Version version = versions.live(tenant, request.pipeline()).orElseThrow();
            UUID made = UUID.randomUUID();
            transactions.run(tenant, jdbc -> {
                if (rows.add(jdbc, made, request, plan, version.number())) {
                    note(jdbc, tenant, request.author(), "backfill.start", made);
                }
            });
            BackFillRows.Kept kept = Objects.requireNonNull(kept(request));
            return new Started(find(tenant, kept.id()).orElseThrow(), kept.id().equals(made));
        }
        return new Started(find(tenant, known.id()).orElseThrow(), false);
    }

    private BackFillRows.@Nullable Kept kept(BackFillRequest request) {
        BackFillRows.Kept kept = transactions
                .in(request.tenant(), jdbc -> rows.kept(jdbc, request.tenant(), request.trigger()))
                .orElse(null);
        if (kept != null && !kept.asked().equals(request.asked())) {
            throw new BackFillRefusedException(Sentence.of("platform.backfillKeyUsed", "id", kept.id()));
        }
        return kept;
    }

    /// How many slices a range has.
    ///
    /// @throws BackFillRefusedException if it cannot be read as asked
    public int slices(BackFillRequest request) {
        return plan(request).slices().size();
    }

    private BackFillPlan plan(BackFillRequest request) {
        Node.Source source = BackFillPlan.chosen(
                request.source(),
                Watermarks.sources(versions, request.tenant(), request.pipeline())
                        .toList());
        return BackFillPlan.of(
                request, source, reached(request.tenant(), request.pipeline(), request.environment(), source.id()));
    }

    /// What the ends of a range of a source are like: days, local times or instants.
    ///
    /// @param source one of the live version that reads only changes
    /// @param environment where; empty to read with the connections that are drawn
    /// @return empty if nobody knows yet: then each of these may be given
    /// @throws BackFillRefusedException if its watermark has no days that could be divided into slices
    public Optional<ValueKind> ends(TenantId tenant, String pipeline, Node.Source source, String environment) {
        return Optional.ofNullable(BackFillPlan.kindOf(source, reached(tenant, pipeline, environment, source.id())));
    }

    private @Nullable Object reached(TenantId tenant, String pipeline, String environment, NodeId node) {
        return watermarks.list(tenant, pipeline, environment).stream()
                .filter(watermark -> watermark.node().equals(node))
                .findFirst()
                .map(SourceWatermark::value)
                .orElse(null);
    }

    /// The newest back-fills of a pipeline first.
    public List<BackFill> list(TenantId tenant, String pipeline, int limit) {
        return transactions.in(tenant, jdbc -> rows.newest(jdbc, tenant, pipeline, limit));
    }

    /// The newest back-fills of a pipeline first, each with its slices.
    public List<BackFillReport> reports(TenantId tenant, String pipeline, int limit) {
        return reports.of(tenant, jdbc -> rows.newest(jdbc, tenant, pipeline, limit));
    }

    public Optional<BackFillReport> find(TenantId tenant, UUID id) {
        return reports.of(tenant, jdbc -> rows.find(jdbc, tenant, id).stream().toList()).stream()
                .findFirst();
    }

    /// Has no further slice start; those that run go on to their end.
    ///
    /// @return empty if there is no such back-fill
    /// @throws BackFillRefusedException if it is not running
    public Optional<BackFillReport> pause(TenantId tenant, UUID id, String person) {
        return change(tenant, id, person, "backfill.pause", (jdbc, found) -> {
            require(found.state() == BackFillState.RUNNING, "platform.backfillNotRunning");
            rows.become(jdbc, id, BackFillState.PAUSED);
        });
    }

    /// Has the slices that wait go on; what failed stays as it is.
    ///
    /// @return empty if there is no such back-fill
    /// @throws BackFillRefusedException if none waits for that
    public Optional<BackFillReport> resume(TenantId tenant, UUID id, String person) {
        return change(tenant, id, person, "backfill.resume", (jdbc, found) -> {
            require(found.mayResume(), "platform.backfillNotPaused");
            rows.become(jdbc, id, BackFillState.RUNNING);
        });
    }

    /// Has the slices that failed or were cancelled wait for another try.
    ///
    /// @return empty if there is no such back-fill
    /// @throws BackFillRefusedException if there are none
    public Optional<BackFillReport> retry(TenantId tenant, UUID id, String person) {
        return change(tenant, id, person, "backfill.retry", (jdbc, found) -> {
            require(found.mayRetry(), "platform.backfillNothingFailed");
            rows.slices().retry(jdbc, id);
            if (found.state() == BackFillState.STOPPED) {
                rows.become(jdbc, id, BackFillState.RUNNING);
            }
        });
    }

    /// Gives up what waits, and cancels the runs under way.
    ///
    /// @return empty if there is no such back-fill
    /// @throws BackFillRefusedException if it is over
    public Optional<BackFillReport> cancel(TenantId tenant, UUID id, String person) {
        Optional<BackFillReport> cancelled = change(tenant, id, person, "backfill.cancel", (jdbc, found) -> {
            require(!found.state().isFinal(), "platform.backfillOver");
            rows.become(jdbc, id, BackFillState.CANCELLED);
            rows.slices().cancel(jdbc, tenant, id);
        });
        if (cancelled.isEmpty()) {
            return cancelled;
        }
        steps.advance(tenant, id);
        return find(tenant, id);
    }

    /// Takes a back-fill as far as it can go now. Done again, or by another node, it starts nothing twice.
    public void advance(TenantId tenant, UUID id) {
        steps.advance(tenant, id);
    }

    @FunctionalInterface
    private interface Act {
        void on(JdbcClient jdbc, BackFill found);
    }

    private Optional<BackFillReport> change(TenantId tenant, UUID id, String person, String action, Act act) {
        Consumer<JdbcClient> change = jdbc -> rows.lock(jdbc, tenant, id).ifPresent(found -> {
            act.on(jdbc, found);
            note(jdbc, tenant, person, action, id);
            rows.tell(jdbc);
        });
        transactions.run(tenant, change);
        return find(tenant, id);
    }

    private void note(JdbcClient jdbc, TenantId tenant, String person, String action, UUID id) {
        audit.note(jdbc, tenant, person, action, id.toString());
    }

    private static void require(boolean possible, String sentence) {
        if (!possible) {
            throw BackFillRefusedException.forItsState(Sentence.of(sentence));
        }
    }
}
