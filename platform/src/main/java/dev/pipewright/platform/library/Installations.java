package dev.pipewright.platform.library;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.change.Conflict;
import dev.pipewright.model.environment.NodeConnection;
import dev.pipewright.model.picture.GraphLayout;
import dev.pipewright.model.record.CanonicalJson;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.catalogue.JsonObjects;
import dev.pipewright.platform.draft.SavedEdit;
import dev.pipewright.platform.file.PipelineFiles;
import dev.pipewright.platform.tenant.TenantJdbc;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Pipelines of tenants that began with a library pipeline. What a tenant changes afterwards is its own, and stays when
/// the library moves on. Safe for use by many threads.
public final class Installations {

    private final TenantJdbc transactions;
    private final Library library;
    private final Catalogue catalogue;
    private final Connections connections;
    private final PipelineFiles files;

    public Installations(
            TenantJdbc transactions,
            Library library,
            Catalogue catalogue,
            Connections connections,
            PipelineFiles files) {
        this.transactions = transactions;
        this.library = library;
        this.catalogue = catalogue;
        this.connections = connections;
        this.files = files;
    }

    /// Begins a pipeline with a library pipeline.
    ///
    /// @param chosen the tenant's connections by the names that the library pipeline has for them; one that is left
    ///     out is still to be chosen in the draft
    /// @param author the name of a person
    /// @throws LibraryRefusedException if a connection is not there, or of another kind
    public CatalogueEntry use(
            TenantId tenant, LibraryEntry entry, String name, Map<String, String> chosen, String author) {
        chosen.forEach((wanted, own) -> refuseOther(tenant, entry, wanted, own));
        var origin = new LibraryOrigin(entry.id(), entry.version(), complete(entry, chosen));
        Drawing bound = bound(entry, origin);
        Pipeline named = bound.pipeline().withName(name);
        var layout = GraphLayout.completed(named, bound.layout());
        CatalogueEntry added = catalogue.add(tenant, new Drawing(named, layout), author);
        remember(tenant, added.id(), origin, 0);
        return added;
    }

    private void refuseOther(TenantId tenant, LibraryEntry entry, String wanted, String own) {
        String connector = entry.connections().stream()
                .filter(connection -> connection.name().equals(wanted))
                .findFirst()
                .map(NodeConnection::connector)
                .orElseThrow(() -> new LibraryRefusedException(
                        Sentence.of("platform.libraryNoConnection", "wanted", wanted, "name", entry.name())));
        boolean fits = own.isEmpty()
                || connections
                        .find(tenant, own)
                        .filter(connection -> connection.connector().equals(connector))
                        .isPresent();
        if (!fits) {
            throw new LibraryRefusedException(Sentence.of(
                    "platform.libraryOtherConnection", "own", own, "wanted", wanted, "connector", connector));
        }
    }

    private static Map<String, String> complete(LibraryEntry entry, Map<String, String> chosen) {
        return entry.connections().stream()
                .map(NodeConnection::name)
                .collect(Collectors.toMap(name -> name, name -> chosen.getOrDefault(name, "")));
    }

    private static Drawing bound(LibraryEntry entry, LibraryOrigin origin) {
        Pipeline pipeline = entry.drawing().pipeline();
        return entry.drawing().withPipeline(NodeConnection.bound(pipeline, complete(entry, origin.connections())));
    }

    private void remember(TenantId tenant, String pipeline, LibraryOrigin origin, long seq) {
        transactions.run(
                tenant,
                jdbc -> jdbc.sql("""
                INSERT INTO pipeline_origin (tenant, pipeline, library, version, connections, seq)
                VALUES (?, ?, ?, ?, ?, ?)""")
                        .params(
                                tenant.value(),
                                pipeline,
                                origin.library(),
                                origin.version(),
                                CanonicalJson.text(origin.connections()),
                                seq)
                        .update());
    }

    /// What a pipeline has in it of the library; empty if it began otherwise. Who takes an update back has the version
    /// before it again.
    public Optional<LibraryOrigin> origin(TenantId tenant, String pipeline) {
        return transactions.in(
                tenant,
                jdbc -> jdbc.sql("""
                SELECT library, version, connections FROM pipeline_origin o
                WHERE tenant = ? AND pipeline = ? AND (
                    WITH RECURSIVE back(seq, times) AS (
                        SELECT o.seq, 0
                        UNION ALL
                        SELECT e.seq, b.times + 1 FROM back b JOIN draft_edit e
                            ON e.tenant = o.tenant AND e.pipeline = o.pipeline AND e.takes_back = b.seq)
                    SELECT max(times) % 2 = 0 FROM back)
                ORDER BY number DESC LIMIT 1""")
                        .params(tenant.value(), pipeline)
                        .query((row, number) -> new LibraryOrigin(
                                row.getString("library"),
                                row.getInt("version"),
                                texts(JsonObjects.read(row.getString("connections")))))
                        .optional());
    }

    private static Map<String, String> texts(Map<String, Object> stored) {
        Map<String, String> texts = new LinkedHashMap<>();
        stored.forEach((name, value) -> texts.put(name, (String) value));
        return texts;
    }

    /// How a pipeline stands to the library; empty if it began otherwise. Cheap enough to be asked again and again.
    public Optional<LibraryStanding> standing(TenantId tenant, String pipeline) {
        return origin(tenant, pipeline).flatMap(origin -> library.standing(tenant, origin));
    }

    /// What the library has that a pipeline does not have yet.
    ///
    /// @return empty if the pipeline did not begin with a library pipeline, or has its newest version
    public Optional<LibraryUpdate> update(TenantId tenant, String pipeline) {
        return origin(tenant, pipeline)
                .flatMap(from -> library.newest(tenant, from.library())
                        .filter(to -> to.version() > from.version())
                        .flatMap(to -> library.find(tenant, from.library(), from.version())
                                .flatMap(base -> files.merge(tenant, pipeline, bound(base, from), bound(to, from)))
                                .map(merge -> new LibraryUpdate(from, to, merge))));
    }

    /// Brings what the library has newly into the draft, as one edit.
    ///
    /// @param takeTheirs the conflicts that are decided for the library; all others for the draft
    /// @param author the name of a person
    /// @throws dev.pipewright.platform.file.MergeOutdatedException if others have made a new conflict meanwhile
    public void apply(TenantId tenant, LibraryUpdate update, Set<Conflict> takeTheirs, String author) {
        String pipeline = update.merge().pipeline();
        Optional<SavedEdit> saved = files.apply(tenant, update.merge(), takeTheirs, author);
        // A process that ends before this offers the same update again, which then changes nothing.
        remember(
                tenant,
                pipeline,
                new LibraryOrigin(
                        update.to().id(),
                        update.to().version(),
                        complete(update.to(), update.from().connections())),
                saved.map(SavedEdit::seq).orElse(0L));
    }
}
