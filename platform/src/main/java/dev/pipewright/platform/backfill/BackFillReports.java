package dev.pipewright.platform.backfill;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.PostgresOverview;
import dev.pipewright.engine.ledger.RunFigures;
import dev.pipewright.platform.tenant.TenantJdbc;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Puts back-fills together with their slices and the documents of these.
record BackFillReports(TenantJdbc transactions, BackFillRows rows, PostgresOverview overview) {

    /// @param which finds them
    List<BackFillReport> of(TenantId tenant, Function<JdbcClient, List<BackFill>> which) {
        var found = new LinkedHashMap<BackFill, List<BackFillSlice>>();
        transactions.run(
                tenant,
                jdbc -> which.apply(jdbc)
                        .forEach(each -> found.put(each, rows.slices().of(jdbc, tenant, each.id()))));
        List<RunId> runs =
                found.values().stream().flatMap(BackFillReports::runs).toList();
        Map<RunId, RunFigures> figures = overview.figures(tenant, runs);
        return found.entrySet().stream()
                .map(entry -> report(entry.getKey(), entry.getValue(), figures))
                .toList();
    }

    private static BackFillReport report(BackFill of, List<BackFillSlice> slices, Map<RunId, RunFigures> all) {
        List<RunFigures> figures =
                runs(slices).map(run -> all.getOrDefault(run, RunFigures.ZERO)).toList();
        return new BackFillReport(
                of,
                slices,
                figures.stream().mapToLong(RunFigures::formed).sum(),
                figures.stream().mapToLong(RunFigures::done).sum(),
                figures.stream().mapToLong(RunFigures::troubled).sum(),
                figures.stream().mapToLong(RunFigures::rejected).sum(),
                slices.stream()
                        .filter(slice -> needsAttention(slice.run(), all))
                        .map(BackFillSlice::number)
                        .collect(Collectors.toSet()));
    }

    private static boolean needsAttention(@Nullable RunId run, Map<RunId, RunFigures> all) {
        RunFigures figures = run == null ? null : all.get(run);
        return figures != null && figures.troubled() + figures.rejected() > 0;
    }

    private static Stream<RunId> runs(List<BackFillSlice> slices) {
        return slices.stream().map(BackFillSlice::run).flatMap(Stream::ofNullable);
    }
}
