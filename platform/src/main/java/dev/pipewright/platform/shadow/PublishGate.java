package dev.pipewright.platform.shadow;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.inline.PublishedPipelines;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.tenant.TenantJdbc;
import dev.pipewright.platform.version.NotPublishableException;
import dev.pipewright.platform.version.PublishRule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Of which pipelines a draft is published only after exactly this draft was compared with what is live, and a person
/// has confirmed how many documents it changes. A first version has nothing to be compared with. Safe for use by many
/// threads.
public final class PublishGate implements PublishRule {

    private final TenantJdbc transactions;
    private final Audit audit;

    public PublishGate(TenantJdbc transactions, Audit audit) {
        this.transactions = transactions;
        this.audit = audit;
    }

    /// True if drafts of a pipeline must be compared.
    public boolean isDemanded(TenantId tenant, String pipeline) {
        return transactions.in(
                tenant,
                jdbc -> jdbc.sql("SELECT 1 FROM publish_gate WHERE tenant = ? AND pipeline = ?")
                        .params(tenant.value(), pipeline)
                        .query(Integer.class)
                        .optional()
                        .isPresent());
    }

    /// Demands that drafts of a pipeline are compared, or no longer does.
    ///
    /// @param person who chooses, by name
    public void demand(TenantId tenant, String pipeline, boolean demanded, String person) {
        transactions.run(tenant, jdbc -> {
            int changed = demanded
                    ? jdbc.sql("INSERT INTO publish_gate (tenant, pipeline, author) VALUES (?, ?, ?)"
                                    + " ON CONFLICT DO NOTHING")
                            .params(tenant.value(), pipeline, person)
                            .update()
                    : jdbc.sql("DELETE FROM publish_gate WHERE tenant = ? AND pipeline = ?")
                            .params(tenant.value(), pipeline)
                            .update();
            if (changed > 0) {
                audit.note(jdbc, tenant, person, demanded ? "gate.add" : "gate.remove", pipeline);
            }
        });
    }

    private record Compared(long changed, @Nullable String confirmedBy) {}

    @Override
    public void check(TenantId tenant, String pipeline, Pipeline drawn, PublishedPipelines published) {
        if (!isDemanded(tenant, pipeline)) {
            return;
        }
        transactions.run(tenant, jdbc -> {
            int live = jdbc.sql("SELECT coalesce(max(number), 0) FROM pipeline_version"
                            + " WHERE tenant = ? AND pipeline = ?")
                    .params(tenant.value(), pipeline)
                    .query(Integer.class)
                    .single();
            Optional<Compared> compared = jdbc.sql("""
                    SELECT changed, confirmed_by FROM shadow WHERE tenant = ? AND pipeline = ? AND state = 'DONE'
                        AND base = ? AND content_hash = ? ORDER BY seq DESC LIMIT 1""")
                    .params(tenant.value(), pipeline, live, PipelineJson.contentHash(drawn))
                    .query((row, number) -> new Compared(row.getLong(1), row.getString(2)))
                    .optional();
            if (live > 0 && compared.isEmpty()) {
                throw new NotPublishableException(Sentence.of("platform.notCompared", "version", live));
            }
            compared.filter(found -> found.changed() > 0 && found.confirmedBy() == null)
                    .ifPresent(found -> {
                        throw new NotPublishableException(
                                Sentence.of("platform.notConfirmed", "changed", found.changed()));
                    });
        });
    }
}
