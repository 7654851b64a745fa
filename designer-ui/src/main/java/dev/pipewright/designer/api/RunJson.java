package dev.pipewright.designer.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipewright.engine.LoadCertificate;
import dev.pipewright.engine.Replay;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.Selection;
import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.engine.store.Load;
import dev.pipewright.engine.store.Reading;
import dev.pipewright.model.Sentences;
import dev.pipewright.platform.run.RunReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A run as the API tells it. Balances are left out in lists.
///
/// @param balance documents by state, and how many were formed
/// @param environment where it runs; left out if with the connections that are drawn
/// @param amounts the sum of the documents' amounts by currency
/// @param accepted of how many documents and rejected records people said that nothing will be done about them
/// @param remarks who restarted it, and what a person should look at though it is completed, a sentence each
/// @param loads what the incremental sources read
/// @param replay what it does again; left out if it reads its sources
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunJson(
        String id,
        String pipeline,
        String pipelineName,
        String mode,
        String status,
        @Nullable String environment,
        Map<String, Object> parameters,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String failure,
        @Nullable Boolean balanced,
        @Nullable Map<String, Long> balance,
        @Nullable Map<String, NodeCounts> nodes,
        @Nullable Map<String, BigDecimal> amounts,
        @Nullable Long calls,
        @Nullable Long results,
        @Nullable Long accepted,
        @Nullable List<String> remarks,
        @Nullable List<LoadJson> loads,
        @Nullable ReplayJson replay) {

    /// What a run does again.
    ///
    /// @param run whose inputs it reads
    /// @param chosen how many documents and records were chosen; left out if all were
    /// @param changed what people changed in their records; left out if nobody did
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReplayJson(
            String run, @Nullable Integer chosen, @Nullable List<RecordJson.ChangedJson> changed) {

        static @Nullable ReplayJson of(@Nullable Replay replay) {
            if (replay == null) {
                return null;
            }
            Selection only = replay.only();
            return new ReplayJson(
                    replay.of().toString(),
                    only == null ? null : only.size(),
                    only == null || only.corrections().isEmpty()
                            ? null
                            : only.corrections().stream()
                                    .map(RecordJson.ChangedJson::of)
                                    .toList());
        }
    }

    /// What an incremental source read in the run: both ends are included, but for a range.
    ///
    /// @param since how far the loads before had got
    /// @param moved true if the next load begins where this one ended
    /// @param tieBreaker the fields that tell records of one watermark value apart; empty if the whole record does
    /// @param records how many were read; left out, like what follows of them, until the run is completed
    /// @param fingerprint the sum of the records' hashes modulo 2^128
    /// @param seenBefore how many of them the loads before had seen: they went no further
    /// @param readAgain how many the next load reads again and cannot tell from new ones
    /// @param reachedBefore where the load before ended
    /// @param touches false if something between that and this load was never read; left out for a range, which
    ///     has nothing to do with other loads
    /// @param range true if the run was to read this range, whatever was read before: `to` does not belong to it
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LoadJson(
            String node,
            @Nullable Object since,
            @Nullable Object from,
            @Nullable Object to,
            boolean moved,
            List<String> tieBreaker,
            @Nullable Long records,
            @Nullable String fingerprint,
            @Nullable Long seenBefore,
            @Nullable Long readAgain,
            @Nullable Object reachedBefore,
            @Nullable Boolean touches,
            @Nullable Boolean range) {

        static LoadJson of(LoadCertificate certificate) {
            Load load = certificate.load();
            Reading reading = load.reading();
            return new LoadJson(
                    load.of().node().value(),
                    load.since(),
                    load.from(),
                    load.to(),
                    load.moved(),
                    certificate.tieBreaker(),
                    reading == null ? null : reading.records(),
                    reading == null ? null : reading.digest(),
                    reading == null ? null : reading.seen(),
                    reading == null ? null : reading.beyond(),
                    certificate.reachedBefore(),
                    load.isRange() ? null : certificate.touches(),
                    load.isRange() ? true : null);
        }
    }

    static RunJson of(Run run) {
        var failure = run.failure();
        return new RunJson(
                run.id().toString(),
                run.pipelineId(),
                run.pipelineName(),
                Words.of(run.mode()),
                Words.of(run.state()),
                run.environment() == null ? null : run.environmentName(),
                run.parameters(),
                run.createdAt(),
                run.startedAt(),
                run.endedAt(),
                failure == null ? null : Sentences.english().read(failure),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static RunJson of(RunReport report) {
        var run = of(report.run());
        var calls = report.calls().values();
        Map<String, NodeCounts> nodes = new LinkedHashMap<>();
        report.nodes().forEach((node, counts) -> nodes.put(node.value(), counts));
        return new RunJson(
                run.id,
                run.pipeline,
                run.pipelineName,
                run.mode,
                run.status,
                run.environment,
                run.parameters,
                run.createdAt,
                run.startedAt,
                run.endedAt,
                run.failure,
                report.isBalanced(),
                balanceOf(calls),
                nodes,
                amountsOf(calls),
                calls.stream().mapToLong(Balance::calls).sum(),
                report.results(),
                report.accepted(),
                report.remarks().stream().map(Sentences.english()::read).toList(),
                report.loads().stream().map(LoadJson::of).toList(),
                ReplayJson.of(report.replay()));
    }

    private static Map<String, Long> balanceOf(Collection<Balance> calls) {
        Map<String, Long> balance = new LinkedHashMap<>();
        balance.put("formed", calls.stream().mapToLong(Balance::formed).sum());
        for (DocumentState state : DocumentState.values()) {
            balance.put(
                    Words.of(state),
                    calls.stream().mapToLong(call -> call.count(state)).sum());
        }
        return balance;
    }

    private static Map<String, BigDecimal> amountsOf(Collection<Balance> calls) {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        calls.forEach(
                call -> call.amounts().forEach((currency, amount) -> amounts.merge(currency, amount, BigDecimal::add)));
        return amounts;
    }
}
