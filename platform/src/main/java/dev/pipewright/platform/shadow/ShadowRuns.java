package dev.pipewright.platform.shadow;

import dev.pipewright.engine.Replay;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.Selection;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.engine.ledger.PostgresOverview;
import dev.pipewright.engine.ledger.PostgresRunDocuments;
import dev.pipewright.engine.ledger.RunFigures;
import dev.pipewright.engine.store.RunStore;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.draft.Draft;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.run.RunRefusedException;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.run.ShadowRunRequest;
import dev.pipewright.platform.shadow.Shadow.Part;
import dev.pipewright.platform.shadow.ShadowInputs.Input;
import dev.pipewright.platform.tenant.TenantJdbc;
import dev.pipewright.platform.version.Version;
import dev.pipewright.platform.version.Versions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Compares a draft with the live version on what runs have read: both do it again as estimates, in runs that are in no
/// list, and their documents are compared when both are over, by whoever looks next. Nothing is recorded, delivered,
/// or moved. Safe for use by many threads.
public final class ShadowRuns {

    private final TenantJdbc transactions;
    private final Runs runs;
    private final RunStore store;
    private final PostgresOverview overview;
    private final PostgresRunDocuments documents;
    private final Drafts drafts;
    private final Versions versions;
    private final ShadowInputs inputs;
    private final ShadowRows rows;
    private final Audit audit;
    private final Clock clock;

    public ShadowRuns(
            TenantJdbc transactions,
            Runs runs,
            RunStore store,
            PostgresOverview overview,
            PostgresRunDocuments documents,
            Drafts drafts,
            Versions versions,
            Seal seal,
            Audit audit,
            Clock clock) {
        this.transactions = transactions;
        this.runs = runs;
        this.store = store;
        this.overview = overview;
        this.documents = documents;
        this.drafts = drafts;
        this.versions = versions;
        this.inputs = new ShadowInputs(runs, store, overview, documents);
        this.rows = new ShadowRows(seal);
        this.audit = audit;
        this.clock = clock;
    }

    /// Begins a comparison.
    ///
    /// @throws RunRefusedException if one of the versions can not do it; nothing goes on then
    /// @throws ShadowRefusedException if no run has kept what it read, or nothing is called
    public Shadow start(ShadowRequest request) {
        TenantId tenant = request.tenant();
        Version live = versions.live(tenant, request.pipeline())
                .orElseThrow(() -> new RunRefusedException(Sentence.of("platform.noVersion")));
        Drawing compared = compared(request);
        if (compared.pipeline().nodes().stream()
                .noneMatch(node -> node instanceof Node.ApiCall || node instanceof Node.SubPipeline)) {
            throw new ShadowRefusedException(Sentence.of("platform.shadowNoCall"));
        }
        var id = UUID.randomUUID();
        var begun = new ArrayList<RunId>();
        var parts = new ArrayList<Part>();
        try {
            for (Input input : inputs.of(request)) {
                // The draft first: if one of the two can not do it, it is more likely this one.
                RunId draft = begun(request, input, compared, Run.SHADOW + id + "/draft/" + parts.size());
                begun.add(draft);
                RunId same = begun(request, input, live.drawing(), Run.SHADOW + id + "/live/" + parts.size());
                begun.add(same);
                parts.add(new Part(input.of(), same, draft));
            }
        } catch (RuntimeException refused) {
            begun.forEach(run -> runs.cancel(tenant, run, request.author()));
            throw refused;
        }
        var shadow = new Shadow(
                id,
                request.pipeline(),
                live.number(),
                request.version(),
                PipelineJson.contentHash(compared.pipeline()),
                parts,
                ShadowState.RUNNING,
                request.author(),
                clock.instant(),
                null,
                null,
                null,
                null);
        transactions.run(tenant, jdbc -> {
            rows.add(jdbc, tenant, shadow);
            audit.note(jdbc, tenant, request.author(), "shadow.start", request.pipeline() + ": " + id);
        });
        return shadow;
    }

    private Drawing compared(ShadowRequest request) {
        Integer number = request.version();
        return number == null
                ? drafts.open(request.tenant(), request.pipeline())
                        .map(Draft::drawing)
                        .orElseThrow(() -> new RunRefusedException(Sentence.of("platform.noPipeline")))
                : versions.version(request.tenant(), request.pipeline(), number)
                        .map(Version::drawing)
                        .orElseThrow(() -> new RunRefusedException(Sentence.of("platform.noVersion")));
    }

    private RunId begun(ShadowRequest request, Input input, Drawing drawing, String trigger) {
        return runs.startShadow(new ShadowRunRequest(
                        request.tenant(), input.of(), input.only(), drawing, trigger, request.author()))
                .id();
    }

    /// A comparison as it is now. Takes a while when both versions have just ended.
    public Optional<Shadow> find(TenantId tenant, UUID id) {
        return transactions.in(tenant, jdbc -> rows.find(jdbc, tenant, id)).map(found -> advanced(tenant, found));
    }

    /// The newest comparisons of a pipeline first.
    public List<Shadow> list(TenantId tenant, String pipeline, int limit) {
        return transactions.in(tenant, jdbc -> rows.newest(jdbc, tenant, pipeline, limit)).stream()
                .map(found -> advanced(tenant, found))
                .toList();
    }

    /// What a comparison found; empty if it is not done.
    public Optional<ShadowReport> report(TenantId tenant, UUID id) {
        return transactions.in(tenant, jdbc -> rows.report(jdbc, tenant, id));
    }

    /// True if a comparison is of the draft, or its version, with the version that is live now.
    public boolean isCurrent(TenantId tenant, Shadow shadow) {
        boolean sameBase = versions.live(tenant, shadow.pipeline())
                .filter(live -> live.number() == shadow.base())
                .isPresent();
        return sameBase
                && (shadow.version() != null
                        || drafts.open(tenant, shadow.pipeline())
                                .map(draft ->
                                        PipelineJson.contentHash(draft.drawing().pipeline()))
                                .filter(shadow.contentHash()::equals)
                                .isPresent());
    }

    /// How many documents both versions are done with.
    public long settled(TenantId tenant, Shadow shadow) {
        return overview.figures(tenant, shadow.runs().toList()).values().stream()
                .mapToLong(figures -> figures.done() + figures.troubled())
                .sum();
    }

    /// How many documents both versions will form, as far as the runs tell that are done again.
    public long expected(TenantId tenant, Shadow shadow) {
        List<RunId> whole = new ArrayList<>();
        long chosen = 0;
        for (Part part : shadow.parts()) {
            Selection only =
                    store.replay(tenant, part.draft()).map(Replay::only).orElse(null);
            if (only == null) {
                whole.add(part.of());
            } else {
                chosen += only.size();
            }
        }
        long formed = overview.figures(tenant, whole).values().stream()
                .mapToLong(RunFigures::formed)
                .sum();
        return 2 * (formed + chosen);
    }

    /// Ends a comparison that runs. What is being sent is awaited first.
    ///
    /// @param person who asks, by name
    /// @throws ShadowRefusedException if it is over
    /// @throws java.util.NoSuchElementException if the tenant has no such comparison
    public void cancel(TenantId tenant, UUID id, String person) {
        Shadow shadow = find(tenant, id).orElseThrow();
        boolean ended = transactions.in(tenant, jdbc -> rows.end(jdbc, tenant, id, ShadowState.CANCELLED, null, null));
        if (!ended) {
            throw new ShadowRefusedException(Sentence.of("platform.shadowOver"));
        }
        shadow.runs().forEach(run -> runs.cancel(tenant, run, person));
        audit.note(tenant, person, "shadow.cancel", id.toString());
    }

    /// Notes that a person has seen what changes, and that it is right.
    ///
    /// @param changed how many documents the person has seen
    /// @throws ShadowRefusedException if there are others, or it is not done
    /// @throws java.util.NoSuchElementException if the tenant has no such comparison
    public void confirm(TenantId tenant, UUID id, long changed, String person) {
        Long found = find(tenant, id).orElseThrow().changed();
        if (found == null) {
            throw new ShadowRefusedException(Sentence.of("platform.shadowNotDone"));
        }
        if (found != changed) {
            throw new ShadowRefusedException(Sentence.of("platform.shadowOther", "found", found, "said", changed));
        }
        transactions.run(tenant, jdbc -> {
            rows.confirm(jdbc, tenant, id, person);
            audit.note(jdbc, tenant, person, "shadow.confirm", id + ": " + changed + " changed");
        });
    }

    private Shadow advanced(TenantId tenant, Shadow shadow) {
        if (shadow.state() != ShadowState.RUNNING) {
            return shadow;
        }
        List<Run> both =
                shadow.runs().flatMap(run -> store.find(tenant, run).stream()).toList();
        if (both.stream().anyMatch(run -> !run.state().isFinal())) {
            return shadow;
        }
        Run failed = both.stream()
                .filter(run -> run.state() == RunState.FAILED)
                .findFirst()
                .orElse(null);
        if (failed != null) {
            return ended(tenant, shadow, ShadowState.FAILED, failed.failure(), null);
        }
        return both.stream().anyMatch(run -> run.state() == RunState.CANCELLED)
                ? ended(tenant, shadow, ShadowState.CANCELLED, null, null)
                : ended(tenant, shadow, ShadowState.DONE, null, compare(tenant, shadow));
    }

    private Shadow ended(
            TenantId tenant,
            Shadow shadow,
            ShadowState state,
            @Nullable String trouble,
            @Nullable ShadowReport report) {
        // Two who look at the same time find the same: the first one's is kept.
        return transactions.in(tenant, jdbc -> {
            rows.end(jdbc, tenant, shadow.id(), state, trouble, report);
            return rows.find(jdbc, tenant, shadow.id()).orElse(shadow);
        });
    }

    private ShadowReport compare(TenantId tenant, Shadow shadow) {
        var tally = new ShadowTally();
        Set<DocumentKey> seen = new HashSet<>();
        for (Part part : shadow.parts()) {
            var comparison = new ShadowComparison(drawn(tenant, part.live()), drawn(tenant, part.draft()), seen, tally);
            documents.documents(tenant, part.live(), comparison::live);
            documents.rejected(tenant, part.live(), comparison::liveRejected);
            documents.rejected(tenant, part.draft(), comparison::draftRejected);
            documents.documents(tenant, part.draft(), comparison::draft);
            seen.addAll(comparison.end());
        }
        return tally.report();
    }

    private Pipeline drawn(TenantId tenant, RunId run) {
        return PipelineJson.read(store.pipelineOf(tenant, run)).pipeline();
    }
}
