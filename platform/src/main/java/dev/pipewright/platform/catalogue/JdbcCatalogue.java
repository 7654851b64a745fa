package dev.pipewright.platform.catalogue;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.json.PipelineFile;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.tenant.TenantJdbc;
import dev.pipewright.platform.version.Versions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The catalogue in the database.
public final class JdbcCatalogue implements Catalogue {

    private static final String ENTRIES = """
            SELECT p.id, p.name, p.description, p.changed, p.seq, v.number, v.draft_seq
            FROM pipeline p LEFT JOIN LATERAL (SELECT number, draft_seq FROM pipeline_version
                WHERE tenant = p.tenant AND pipeline = p.id ORDER BY number DESC LIMIT 1) v ON true
            WHERE p.tenant = ? AND p.removed IS NULL""";

    private final TenantJdbc transactions;
    private final DraftDistances distances;
    private final Audit audit;

    public JdbcCatalogue(TenantJdbc transactions, Drafts drafts, Versions versions, Audit audit) {
        this.transactions = transactions;
        this.distances = new DraftDistances(drafts, versions);
        this.audit = audit;
    }

    /// An entry as the database has it.
    ///
    /// @param seq how far the draft is
    /// @param liveSeq how far the draft was when the live version was published
    private record Row(
            String id,
            String name,
            String description,
            Instant changedAt,
            long seq,
            @Nullable Integer live,
            long liveSeq) {}

    @Override
    public List<CatalogueEntry> list(TenantId tenant) {
        List<Row> rows = transactions.in(
                tenant,
                jdbc -> jdbc.sql(ENTRIES + " ORDER BY p.name, p.id")
                        .param(tenant.value())
                        .query((row, number) -> rowOf(row))
                        .list());
        return rows.stream().map(row -> entryOf(tenant, row)).toList();
    }

    @Override
    public Optional<CatalogueEntry> find(TenantId tenant, String pipeline) {
        Optional<Row> found = transactions.in(
                tenant,
                jdbc -> jdbc.sql(ENTRIES + " AND p.id = ?")
                        .params(tenant.value(), pipeline)
                        .query((row, number) -> rowOf(row))
                        .optional());
        return found.map(row -> entryOf(tenant, row));
    }

    private static Row rowOf(ResultSet row) throws SQLException {
        return new Row(
                row.getString("id"),
                row.getString("name"),
                row.getString("description"),
                row.getTimestamp("changed").toInstant(),
                row.getLong("seq"),
                row.getObject("number", Integer.class),
                row.getLong("draft_seq"));
    }

    private CatalogueEntry entryOf(TenantId tenant, Row row) {
        Integer live = row.live();
        var distance = live == null || row.seq() == row.liveSeq()
                ? new DraftDistances.Distance(row.seq(), 0, 0, 0)
                : distances.of(tenant, row.id(), row.seq(), live);
        return new CatalogueEntry(
                row.id(),
                row.name(),
                row.description(),
                live,
                distance.functional(),
                distance.layout(),
                row.changedAt());
    }

    @Override
    public CatalogueEntry add(TenantId tenant, String pipeline, Drawing drawing, String author) {
        if (!isAdded(tenant, pipeline, drawing, author)) {
            throw new IllegalArgumentException("there is, or was, a pipeline with this id: " + pipeline);
        }
        return find(tenant, pipeline).orElseThrow();
    }

    @Override
    public CatalogueEntry add(TenantId tenant, Drawing drawing, String author) {
        String pipeline = PipelineIds.of(drawing.pipeline().name())
                .filter(id -> isAdded(tenant, id, drawing, author))
                .findFirst()
                .orElseThrow();
        return find(tenant, pipeline).orElseThrow();
    }

    private boolean isAdded(TenantId tenant, String pipeline, Drawing drawing, String author) {
        return transactions.in(tenant, jdbc -> {
            int added = jdbc.sql("""
                    INSERT INTO pipeline (tenant, id, name, description, base) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT DO NOTHING""")
                    .params(
                            tenant.value(),
                            pipeline,
                            drawing.pipeline().name(),
                            drawing.pipeline().description(),
                            PipelineJson.write(PipelineFile.of(drawing)))
                    .update();
            if (added > 0) {
                audit.note(jdbc, tenant, author, "pipeline.add", pipeline);
            }
            return added > 0;
        });
    }

    @Override
    public boolean remove(TenantId tenant, String pipeline, String author) {
        return transactions.in(tenant, jdbc -> {
            int removed = jdbc.sql("""
                    UPDATE pipeline SET removed = now(), removed_by = ?
                    WHERE tenant = ? AND id = ? AND removed IS NULL""").params(author, tenant.value(), pipeline).update();
            if (removed > 0) {
                audit.note(jdbc, tenant, author, "pipeline.remove", pipeline);
            }
            return removed > 0;
        });
    }

    @Override
    public boolean bringBack(TenantId tenant, String pipeline, String author) {
        return transactions.in(tenant, jdbc -> {
            int back = jdbc.sql("""
                    UPDATE pipeline SET removed = NULL, removed_by = NULL
                    WHERE tenant = ? AND id = ? AND removed IS NOT NULL""").params(tenant.value(), pipeline).update();
            if (back > 0) {
                audit.note(jdbc, tenant, author, "pipeline.bringBack", pipeline);
            }
            return back > 0;
        });
    }

    @Override
    public Optional<RemovedPipeline> removed(TenantId tenant, String pipeline) {
        return transactions.in(
                tenant,
                jdbc -> jdbc.sql("""
                SELECT id, name, removed_by, removed FROM pipeline
                WHERE tenant = ? AND id = ? AND removed IS NOT NULL""")
                        .params(tenant.value(), pipeline)
                        .query((row, number) -> new RemovedPipeline(
                                row.getString("id"),
                                row.getString("name"),
                                row.getString("removed_by"),
                                row.getTimestamp("removed").toInstant()))
                        .optional());
    }
}
