package dev.pipewright.platform.draft;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.model.json.EditJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The log of one draft, seen from one transaction.
final class DraftLog {

    /// How far back a person can undo, in edits.
    private static final int UNDO_DEPTH = 300;

    private final JdbcClient jdbc;
    private final TenantId tenant;
    private final String pipeline;

    DraftLog(JdbcClient jdbc, TenantId tenant, String pipeline) {
        this.jdbc = jdbc;
        this.tenant = tenant;
        this.pipeline = pipeline;
    }

    enum Kind {
        EDIT,
        UNDO,
        REDO
    }

    /// An edit with what takes it back.
    ///
    /// @param takesBack the first edit that this one takes back; absent of an ordinary edit
    record Entry(
            SavedEdit saved,
            PipelineEdit inverse,
            Kind kind,
            @Nullable Long takesBack,
            Instant made) {

        long seq() {
            return saved.seq();
        }
    }

    /// The number of the last edit; empty if there is no such draft, or no more.
    Optional<Long> seq() {
        return seq(" AND removed IS NULL");
    }

    /// The number of the last edit of a draft that was removed.
    Optional<Long> lastSeq() {
        return seq(" AND removed IS NOT NULL");
    }

    /// Keeps others from appending until the transaction ends.
    Optional<Long> lock() {
        return seq(" AND removed IS NULL FOR UPDATE");
    }

    private Optional<Long> seq(String condition) {
        return jdbc.sql("SELECT seq FROM pipeline WHERE tenant = ? AND id = ?" + condition)
                .params(tenant.value(), pipeline)
                .query((row, number) -> row.getLong("seq"))
                .optional();
    }

    /// What the log starts from.
    record Base(long seq, String drawing) {}

    Base base() {
        return jdbc.sql("SELECT base_seq, base FROM pipeline WHERE tenant = ? AND id = ?")
                .params(tenant.value(), pipeline)
                .query((row, number) -> new Base(row.getLong("base_seq"), row.getString("base")))
                .single();
    }

    void moveBase(Base base) {
        jdbc.sql("UPDATE pipeline SET base_seq = ?, base = ? WHERE tenant = ? AND id = ?")
                .params(base.seq(), base.drawing(), tenant.value(), pipeline)
                .update();
    }

    List<SavedEdit> after(long seq) {
        return jdbc.sql("""
                SELECT seq, edit_id, author, edit FROM draft_edit WHERE tenant = ? AND pipeline = ? AND seq > ?
                ORDER BY seq""")
                .params(tenant.value(), pipeline, seq)
                .query((row, number) -> savedOf(row))
                .list();
    }

    Optional<SavedEdit> find(String editId) {
        return jdbc.sql("""
                SELECT seq, edit_id, author, edit FROM draft_edit WHERE tenant = ? AND pipeline = ? AND edit_id = ?""")
                .params(tenant.value(), pipeline, editId)
                .query((row, number) -> savedOf(row))
                .optional();
    }

    /// The latest edits of a person, oldest first.
    List<Entry> of(String author) {
        return jdbc.sql("""
                SELECT * FROM draft_edit WHERE tenant = ? AND pipeline = ? AND author = ? ORDER BY seq DESC LIMIT ?""")
                .params(tenant.value(), pipeline, author, UNDO_DEPTH)
                .query((row, number) -> entryOf(row))
                .list()
                .reversed();
    }

    /// The newest edits of all people, newest first.
    ///
    /// @param upTo the number of the first to tell
    List<Entry> back(long upTo, int limit) {
        return jdbc.sql("""
                SELECT * FROM draft_edit WHERE tenant = ? AND pipeline = ? AND seq <= ? ORDER BY seq DESC LIMIT ?""")
                .params(tenant.value(), pipeline, upTo, limit)
                .query((row, number) -> entryOf(row))
                .list();
    }

    private static Entry entryOf(ResultSet row) throws SQLException {
        return new Entry(
                savedOf(row),
                EditJson.read(row.getString("inverse")),
                Kind.valueOf(row.getString("kind")),
                row.getObject("takes_back", Long.class),
                row.getTimestamp("made").toInstant());
    }

    private static SavedEdit savedOf(ResultSet row) throws SQLException {
        return new SavedEdit(
                row.getLong("seq"),
                row.getString("edit_id"),
                row.getString("author"),
                EditJson.read(row.getString("edit")));
    }

    void append(SavedEdit saved, PipelineEdit inverse, Kind kind, @Nullable Long takesBack) {
        jdbc.sql("""
                INSERT INTO draft_edit (tenant, pipeline, seq, edit_id, author, edit, inverse, kind, takes_back)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, nullif(?, 0))""")
                .params(
                        tenant.value(),
                        pipeline,
                        saved.seq(),
                        saved.editId(),
                        saved.author(),
                        EditJson.write(saved.edit()),
                        EditJson.write(inverse),
                        kind.name(),
                        takesBack == null ? 0 : takesBack)
                .update();
    }

    /// Notes the new end of the log, and what lists show of the draft.
    void moveTo(long seq, String name, String description) {
        jdbc.sql("""
                UPDATE pipeline SET seq = ?, name = ?, description = ?, changed = now() WHERE tenant = ? AND id = ?""").params(seq, name, description, tenant.value(), pipeline).update();
    }
}
