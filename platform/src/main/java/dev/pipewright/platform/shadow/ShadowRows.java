package dev.pipewright.platform.shadow;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.platform.shadow.Shadow.Part;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows of comparisons. Within the caller's transaction of the tenant.
record ShadowRows(Seal seal) {

    private static final String TROUBLE = "shadow-trouble";
    private static final String REPORT = "shadow-report";
    private static final String COLUMNS = """
            SELECT id, pipeline, base, version, content_hash, replayed, live, draft, state, author, created, ended,
                changed, trouble, confirmed_by
            FROM shadow WHERE tenant = ?""";

    /// A pipeline has this many; with a new one, the oldest goes.
    private static final int KEPT = 20;

    void add(JdbcClient jdbc, TenantId tenant, Shadow shadow) {
        jdbc.sql("""
                INSERT INTO shadow (tenant, id, pipeline, base, version, content_hash, replayed, live, draft, state, author)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(tenant.value(), shadow.id(), shadow.pipeline(), shadow.base())
                .param(shadow.version())
                .param(shadow.contentHash())
                .param(ids(shadow.parts(), Part::of))
                .param(ids(shadow.parts(), Part::live))
                .param(ids(shadow.parts(), Part::draft))
                .param(shadow.state().name())
                .param(shadow.author())
                .update();
        jdbc.sql("""
                DELETE FROM shadow WHERE tenant = ? AND pipeline = ? AND state <> 'RUNNING' AND id NOT IN
                    (SELECT id FROM shadow WHERE tenant = ? AND pipeline = ? ORDER BY seq DESC LIMIT ?)""")
                .params(tenant.value(), shadow.pipeline(), tenant.value(), shadow.pipeline(), KEPT)
                .update();
    }

    private static UUID[] ids(List<Part> parts, Function<Part, RunId> run) {
        return parts.stream().map(part -> run.apply(part).value()).toArray(UUID[]::new);
    }

    Optional<Shadow> find(JdbcClient jdbc, TenantId tenant, UUID id) {
        return jdbc.sql(COLUMNS + " AND id = ?")
                .params(tenant.value(), id)
                .query((row, number) -> shadow(tenant, row))
                .optional();
    }

    List<Shadow> newest(JdbcClient jdbc, TenantId tenant, String pipeline, int limit) {
        return jdbc.sql(COLUMNS + " AND pipeline = ? ORDER BY seq DESC LIMIT ?")
                .params(tenant.value(), pipeline, limit)
                .query((row, number) -> shadow(tenant, row))
                .list();
    }

    private Shadow shadow(TenantId tenant, ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp("ended");
        byte[] trouble = row.getBytes("trouble");
        return new Shadow(
                row.getObject("id", UUID.class),
                row.getString("pipeline"),
                row.getInt("base"),
                row.getObject("version", Integer.class),
                row.getString("content_hash"),
                parts(row),
                ShadowState.valueOf(row.getString("state")),
                row.getString("author"),
                row.getTimestamp("created").toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getObject("changed", Long.class),
                trouble == null ? null : opened(tenant, TROUBLE, trouble),
                row.getString("confirmed_by"));
    }

    private static List<Part> parts(ResultSet row) throws SQLException {
        List<RunId> of = runs(row.getArray("replayed"));
        List<RunId> live = runs(row.getArray("live"));
        List<RunId> draft = runs(row.getArray("draft"));
        var parts = new ArrayList<Part>();
        for (int i = 0; i < of.size(); i++) {
            parts.add(new Part(of.get(i), live.get(i), draft.get(i)));
        }
        return parts;
    }

    private static List<RunId> runs(Array ids) throws SQLException {
        return List.of((UUID[]) ids.getArray()).stream().map(RunId::new).toList();
    }

    /// Ends one that runs.
    ///
    /// @return false, and nothing changes, if it is over already
    boolean end(
            JdbcClient jdbc,
            TenantId tenant,
            UUID id,
            ShadowState state,
            @Nullable String trouble,
            @Nullable ShadowReport report) {
        return jdbc.sql("""
                UPDATE shadow SET state = ?, ended = now(), trouble = ?, report = ?, changed = ?
                WHERE tenant = ? AND id = ? AND state = 'RUNNING'""")
                        .param(state.name())
                        .param(trouble == null ? null : closed(tenant, TROUBLE, trouble))
                        .param(report == null ? null : closed(tenant, REPORT, ShadowText.of(report)))
                        .param(report == null ? null : report.changed())
                        .param(tenant.value())
                        .param(id)
                        .update()
                > 0;
    }

    Optional<ShadowReport> report(JdbcClient jdbc, TenantId tenant, UUID id) {
        return jdbc.sql("SELECT report FROM shadow WHERE tenant = ? AND id = ? AND report IS NOT NULL")
                .params(tenant.value(), id)
                .query((row, number) -> ShadowText.read(opened(tenant, REPORT, row.getBytes(1))))
                .optional();
    }

    void confirm(JdbcClient jdbc, TenantId tenant, UUID id, String person) {
        jdbc.sql("UPDATE shadow SET confirmed_by = ? WHERE tenant = ? AND id = ?")
                .params(person, tenant.value(), id)
                .update();
    }

    private byte[] closed(TenantId tenant, String kind, String text) {
        return seal.close(tenant, kind, text.getBytes(StandardCharsets.UTF_8));
    }

    private String opened(TenantId tenant, String kind, byte[] closed) {
        return new String(seal.open(tenant, kind, closed), StandardCharsets.UTF_8);
    }
}
