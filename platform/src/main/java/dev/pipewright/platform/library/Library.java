package dev.pipewright.platform.library;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.platform.tenant.TenantJdbc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The pipelines that everybody can begin with. Any tenant reads them all; what tenants add comes by
/// [LibraryAdditions], and nobody changes what is there. Safe for use by many threads.
public final class Library {

    static final String SELECT = "SELECT id, number, name, purpose, source, drawing, added FROM library_version";
    private static final Comparator<LibraryEntry> BY_NAME =
            Comparator.comparing(LibraryEntry::name).thenComparing(LibraryEntry::id);
    private static final Comparator<LibraryEntry> NEWEST_FIRST =
            Comparator.comparingInt(LibraryEntry::version).reversed();

    private final TenantJdbc transactions;
    private final List<LibraryEntry> templates = Templates.read();

    public Library(TenantJdbc transactions) {
        this.transactions = transactions;
    }

    /// True if a template has the id.
    boolean isTemplate(String id) {
        return templates.stream().anyMatch(template -> template.id().equals(id));
    }

    /// The newest version of each library pipeline, by name.
    public List<LibraryEntry> list(TenantId reader) {
        Map<String, LibraryEntry> newest = new LinkedHashMap<>();
        List<LibraryEntry> all = new ArrayList<>(templates);
        all.addAll(transactions.in(
                reader,
                jdbc -> jdbc.sql("SELECT DISTINCT ON (id) v.* FROM (" + SELECT + ") v ORDER BY id, number DESC")
                        .query((row, number) -> entryOf(row))
                        .list()));
        all.sort(NEWEST_FIRST);
        for (LibraryEntry entry : all) {
            newest.putIfAbsent(entry.id(), entry);
        }
        return newest.values().stream().sorted(BY_NAME).toList();
    }

    /// All versions of a library pipeline, newest first; none if there is no such.
    public List<LibraryEntry> versions(TenantId reader, String id) {
        List<LibraryEntry> all = new ArrayList<>(
                templates.stream().filter(entry -> entry.id().equals(id)).toList());
        all.addAll(transactions.in(
                reader,
                jdbc -> jdbc.sql(SELECT + " WHERE id = ?")
                        .param(id)
                        .query((row, number) -> entryOf(row))
                        .list()));
        return all.stream().sorted(NEWEST_FIRST).toList();
    }

    public Optional<LibraryEntry> newest(TenantId reader, String id) {
        return versions(reader, id).stream().findFirst();
    }

    public Optional<LibraryEntry> find(TenantId reader, String id, int version) {
        return versions(reader, id).stream()
                .filter(entry -> entry.version() == version)
                .findFirst();
    }

    /// How far the library is ahead of what a pipeline has of it; reads no drawings.
    Optional<LibraryStanding> standing(TenantId reader, LibraryOrigin origin) {
        return templates.stream()
                .filter(entry -> entry.id().equals(origin.library()))
                .min(NEWEST_FIRST)
                .map(entry -> new LibraryStanding(entry.id(), entry.name(), origin.version(), entry.version()))
                .or(() -> transactions.in(
                        reader,
                        jdbc -> jdbc.sql("SELECT name, number FROM library_version WHERE id = ?"
                                        + " ORDER BY number DESC LIMIT 1")
                                .param(origin.library())
                                .query((row, number) -> new LibraryStanding(
                                        origin.library(),
                                        row.getString("name"),
                                        origin.version(),
                                        row.getInt("number")))
                                .optional()));
    }

    /// The newest library version that was made of a pipeline of the tenant.
    public Optional<LibraryEntry> madeOf(TenantId tenant, String pipeline) {
        return transactions.in(tenant, jdbc -> idOf(jdbc, tenant, pipeline)).flatMap(id -> newest(tenant, id));
    }

    static Optional<String> idOf(JdbcClient jdbc, TenantId tenant, String pipeline) {
        return jdbc.sql("SELECT id FROM library_pipeline WHERE tenant = ? AND pipeline = ?")
                .params(tenant.value(), pipeline)
                .query((row, number) -> row.getString("id"))
                .optional();
    }

    static LibraryEntry entryOf(ResultSet row) throws SQLException {
        return new LibraryEntry(
                row.getString("id"),
                row.getInt("number"),
                row.getString("name"),
                row.getString("purpose"),
                row.getString("source"),
                PipelineJson.read(row.getString("drawing")).drawing(),
                row.getTimestamp("added").toInstant());
    }
}
