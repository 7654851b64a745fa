package dev.pipewright.platform.catalogue;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.json.PipelineFile;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.tenant.TenantJdbc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The catalogue in the database.
public final class JdbcCatalogue implements Catalogue {

    private static final String ENTRIES = """
            SELECT p.id, p.name, p.description, p.changed, v.number, p.seq - coalesce(v.draft_seq, 0) AS changes
            FROM pipeline p LEFT JOIN LATERAL (SELECT number, draft_seq FROM pipeline_version
                WHERE tenant = p.tenant AND pipeline = p.id ORDER BY number DESC LIMIT 1) v ON true
            WHERE p.tenant = ?""";

    private final TenantJdbc transactions;
    private final Audit audit;

    public JdbcCatalogue(TenantJdbc transactions, Audit audit) {
        this.transactions = transactions;
        this.audit = audit;
    }

    @Override
    public List<CatalogueEntry> list(TenantId tenant) {
        return transactions.in(
                tenant,
                jdbc -> jdbc.sql(ENTRIES + " ORDER BY p.name, p.id")
                        .param(tenant.value())
                        .query((row, number) -> entryOf(row))
                        .list());
    }

    @Override
    public Optional<CatalogueEntry> find(TenantId tenant, String pipeline) {
        return transactions.in(tenant, jdbc -> find(jdbc, tenant, pipeline));
    }

    private static Optional<CatalogueEntry> find(JdbcClient jdbc, TenantId tenant, String pipeline) {
        return jdbc.sql(ENTRIES + " AND p.id = ?")
                .params(tenant.value(), pipeline)
                .query((row, number) -> entryOf(row))
                .optional();
    }

    private static CatalogueEntry entryOf(ResultSet row) throws SQLException {
        return new CatalogueEntry(
                row.getString("id"),
                row.getString("name"),
                row.getString("description"),
                row.getObject("number", Integer.class),
                row.getLong("changes"),
                row.getTimestamp("changed").toInstant());
    }

    @Override
    public CatalogueEntry add(TenantId tenant, String pipeline, Drawing drawing, String author) {
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
            if (added == 0) {
                throw new IllegalArgumentException("there is a pipeline with this id: " + pipeline);
            }
            audit.note(jdbc, tenant, author, "pipeline.add", pipeline);
            return find(jdbc, tenant, pipeline).orElseThrow();
        });
    }
}
