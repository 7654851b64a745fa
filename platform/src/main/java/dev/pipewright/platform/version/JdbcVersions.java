package dev.pipewright.platform.version;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.change.Comparison;
import dev.pipewright.model.inline.PublishedPipelines;
import dev.pipewright.model.json.PipelineFile;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.draft.Draft;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.tenant.TenantJdbc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Versions in the database. A number is taken under the lock of the pipeline's row, so there are no gaps and no
/// twins.
public final class JdbcVersions implements Versions {

    private static final String SELECT = """
            SELECT pipeline, number, author, note, content_hash, published, drawing FROM pipeline_version
            WHERE tenant = ? AND pipeline = ?""";
    private static final String NEWEST_FIRST = " ORDER BY number DESC";
    private static final String NOT_REMOVED =
            " AND EXISTS (SELECT 1 FROM pipeline p WHERE p.tenant = pipeline_version.tenant"
                    + " AND p.id = pipeline_version.pipeline AND p.removed IS NULL)";

    private final TenantJdbc transactions;
    private final Drafts drafts;
    private final BiFunction<Pipeline, PublishedPipelines, List<Problem>> findings;
    private final List<PublishRule> rules;
    private final Audit audit;

    /// @param findings lists all that is wrong with a pipeline
    /// @param rules what must hold besides before a draft is published
    public JdbcVersions(
            TenantJdbc transactions,
            Drafts drafts,
            BiFunction<Pipeline, PublishedPipelines, List<Problem>> findings,
            List<PublishRule> rules,
            Audit audit) {
        this.transactions = transactions;
        this.drafts = drafts;
        this.findings = findings;
        this.rules = List.copyOf(rules);
        this.audit = audit;
    }

    @Override
    public Optional<Version> live(TenantId tenant, String pipeline) {
        return transactions.in(tenant, jdbc -> live(jdbc, tenant, pipeline));
    }

    private static Optional<Version> live(JdbcClient jdbc, TenantId tenant, String pipeline) {
        return jdbc.sql(SELECT + NOT_REMOVED + NEWEST_FIRST + " LIMIT 1")
                .params(tenant.value(), pipeline)
                .query((row, number) -> versionOf(row))
                .optional();
    }

    @Override
    public Optional<Version> version(TenantId tenant, String pipeline, int number) {
        return transactions.in(
                tenant,
                jdbc -> jdbc.sql(SELECT + " AND number = ?")
                        .params(tenant.value(), pipeline, number)
                        .query((row, at) -> versionOf(row))
                        .optional());
    }

    @Override
    public List<Version> list(TenantId tenant, String pipeline) {
        return transactions.in(
                tenant,
                jdbc -> jdbc.sql(SELECT + NEWEST_FIRST)
                        .params(tenant.value(), pipeline)
                        .query((row, number) -> versionOf(row))
                        .list());
    }

    @Override
    public Optional<Version> withHash(TenantId tenant, String pipeline, String contentHash) {
        return transactions.in(
                tenant,
                jdbc -> jdbc.sql(SELECT + " AND content_hash = ?" + NEWEST_FIRST + " LIMIT 1")
                        .params(tenant.value(), pipeline, contentHash)
                        .query((row, number) -> versionOf(row))
                        .optional());
    }

    @Override
    public List<PublishedPart> parts(TenantId tenant) {
        List<Version> live = transactions.in(
                tenant,
                jdbc -> jdbc.sql("""
                SELECT v.pipeline, v.number, v.author, v.note, v.content_hash, v.published, v.drawing
                FROM pipeline p CROSS JOIN LATERAL (SELECT * FROM pipeline_version
                    WHERE tenant = p.tenant AND pipeline = p.id ORDER BY number DESC LIMIT 1) v
                WHERE p.tenant = ? AND p.removed IS NULL ORDER BY p.name, p.id""")
                        .param(tenant.value())
                        .query((row, number) -> versionOf(row))
                        .list());
        return live.stream()
                .flatMap(version -> PublishedPart.of(version).stream())
                .toList();
    }

    private static Version versionOf(ResultSet row) throws SQLException {
        return new Version(
                row.getString("pipeline"),
                row.getInt("number"),
                row.getString("author"),
                row.getString("note"),
                row.getString("content_hash"),
                row.getTimestamp("published").toInstant(),
                PipelineJson.read(row.getString("drawing")).drawing());
    }

    @Override
    public Outlook outlook(TenantId tenant, String pipeline) {
        Drawing draft = draft(tenant, pipeline).drawing();
        var comparison = live(tenant, pipeline)
                .map(live -> Comparison.of(live.drawing(), draft))
                .orElse(null);
        return new Outlook(comparison, problems(tenant, draft.pipeline()), PipelineJson.contentHash(draft.pipeline()));
    }

    /// What keeps the draft back comes first, each once: rules find again what is found without them.
    private List<Problem> problems(TenantId tenant, Pipeline drawn) {
        List<Problem> found = findings.apply(drawn, of(tenant));
        Set<Problem> errors = new LinkedHashSet<>();
        found.stream().filter(JdbcVersions::isError).forEach(errors::add);
        rules.forEach(rule -> errors.addAll(rule.errors(tenant, drawn, of(tenant))));
        return Stream.concat(errors.stream(), found.stream().filter(problem -> !errors.contains(problem.asError())))
                .toList();
    }

    private static boolean isError(Problem problem) {
        return problem.severity() == Problem.Severity.ERROR;
    }

    private Draft draft(TenantId tenant, String pipeline) {
        return drafts.open(tenant, pipeline)
                .orElseThrow(() -> new IllegalArgumentException("no such pipeline: " + pipeline));
    }

    @Override
    public Version publish(TenantId tenant, String pipeline, String author, String note) {
        return publish(tenant, draft(tenant, pipeline), author, note);
    }

    @Override
    public Version publish(TenantId tenant, String pipeline, String seen, String author, String note) {
        Draft draft = draft(tenant, pipeline);
        if (!PipelineJson.contentHash(draft.drawing().pipeline()).equals(seen)) {
            throw new NotPublishableException(Sentence.of("platform.draftChanged"));
        }
        return publish(tenant, draft, author, note);
    }

    private Version publish(TenantId tenant, Draft draft, String author, String note) {
        String pipeline = draft.pipeline();
        PipelineFile file = publishable(tenant, draft.drawing());
        rules.forEach(rule -> rule.check(tenant, pipeline, file.pipeline(), of(tenant)));
        return transactions.in(tenant, jdbc -> {
            lock(jdbc, tenant, pipeline);
            return insert(jdbc, tenant, pipeline, file, draft.seq(), author, note);
        });
    }

    @Override
    public Optional<Version> publishNext(
            TenantId tenant, Version live, Drawing drawing, int draftEdits, String author, String note) {
        PipelineFile file = publishable(tenant, drawing);
        return transactions.in(tenant, jdbc -> {
            lock(jdbc, tenant, live.pipeline());
            return live(jdbc, tenant, live.pipeline())
                    .filter(newest -> newest.number() == live.number())
                    .map(newest -> insert(
                            jdbc,
                            tenant,
                            live.pipeline(),
                            file,
                            draftSeq(jdbc, tenant, newest) + draftEdits,
                            author,
                            note));
        });
    }

    private PipelineFile publishable(TenantId tenant, Drawing drawing) {
        List<Problem> problems = findings.apply(drawing.pipeline(), of(tenant));
        if (problems.stream().anyMatch(JdbcVersions::isError)) {
            throw new NotPublishableException(problems);
        }
        return PipelineFile.of(drawing);
    }

    private static void lock(JdbcClient jdbc, TenantId tenant, String pipeline) {
        jdbc.sql("SELECT 1 FROM pipeline WHERE tenant = ? AND id = ? AND removed IS NULL FOR UPDATE")
                .params(tenant.value(), pipeline)
                .query()
                .singleRow();
    }

    private static long draftSeq(JdbcClient jdbc, TenantId tenant, Version version) {
        return jdbc.sql("SELECT draft_seq FROM pipeline_version WHERE tenant = ? AND pipeline = ? AND number = ?")
                .params(tenant.value(), version.pipeline(), version.number())
                .query(Long.class)
                .single();
    }

    private Version insert(
            JdbcClient jdbc,
            TenantId tenant,
            String pipeline,
            PipelineFile file,
            long draftSeq,
            String author,
            String note) {
        jdbc.sql("""
                INSERT INTO pipeline_version (tenant, pipeline, number, author, note, content_hash, drawing, draft_seq)
                SELECT ?, ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ? FROM pipeline_version
                WHERE tenant = ? AND pipeline = ?""")
                .params(
                        tenant.value(),
                        pipeline,
                        author,
                        note,
                        file.contentHash(),
                        PipelineJson.write(file),
                        draftSeq,
                        tenant.value(),
                        pipeline)
                .update();
        Version version = live(jdbc, tenant, pipeline).orElseThrow();
        audit.note(jdbc, tenant, author, "version.publish", pipeline + " v" + version.number());
        return version;
    }
}
