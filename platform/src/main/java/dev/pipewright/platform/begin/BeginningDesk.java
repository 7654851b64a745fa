package dev.pipewright.platform.begin;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.IdSource;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.catalogue.SavedConnection;
import dev.pipewright.platform.connection.ConnectionReading;
import dev.pipewright.platform.connection.StreamLook;
import dev.pipewright.platform.design.DraftProblems;
import dev.pipewright.platform.draft.Drafts;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where pipelines begin with what there is to read. All it does takes its time: not to be asked under a page's lock.
/// Safe for use by many threads.
public final class BeginningDesk {

    /// What can be called with a request that is known beforehand.
    public static final String CALLED = "http";

    /// The connectors that deliver in the order they are asked for.
    private static final Set<String> ORDERING = Set.of("jdbc", "mongodb");

    private final ConnectionReading reading;
    private final Connections connections;
    private final Catalogue catalogue;
    private final Drafts drafts;
    private final DraftProblems problems;
    private final IdSource ids;

    public BeginningDesk(
            ConnectionReading reading,
            Connections connections,
            Catalogue catalogue,
            Drafts drafts,
            DraftProblems problems,
            IdSource ids) {
        this.reading = reading;
        this.connections = connections;
        this.catalogue = catalogue;
        this.drafts = drafts;
        this.problems = problems;
        this.ids = ids;
    }

    /// Reads the first records as a source would.
    ///
    /// @throws ConnectorException if they cannot be read; the message says what to do
    public StreamLook look(TenantId tenant, Beginning beginning) {
        return reading.look(tenant, beginning.connection(), beginning.stream());
    }

    /// What a pipeline could be.
    ///
    /// @param look of [#look]
    public Offer offer(TenantId tenant, Beginning beginning, StreamLook look, Choice choice) {
        return Offering.of(beginning, look, choice, hosts(tenant));
    }

    /// The names of the saved connections that can be called.
    public List<String> hosts(TenantId tenant) {
        return connections.list(tenant).stream()
                .filter(one -> one.connector().equals(CALLED))
                .map(SavedConnection::name)
                .toList();
    }

    /// Adds the pipeline that is offered. Its nodes are one edit of the person, who can take it back.
    ///
    /// @param into a pipeline in which nothing is drawn yet; null for a new one
    /// @param person who begins it, by name
    /// @param words in what language its nodes get their names
    public Begun begin(
            TenantId tenant,
            Beginning beginning,
            StreamLook look,
            Choice choice,
            @Nullable String into,
            String person,
            Sentences words) {
        Offer offer = offer(tenant, beginning, look, choice);
        StreamDescription read = look.details().stream();
        var known = new Beginning(
                beginning.connection(),
                new StreamDescription(
                        beginning.stream().name(), beginning.stream().settings(), read.schema(), read.keys()));
        String connector = connectorOf(tenant, beginning.connection());
        FirstDrawing first =
                FirstDrawing.of(known, connector, ORDERING.contains(connector), choice.preset(), offer, ids, words);
        CatalogueEntry entry = into == null
                ? catalogue.add(tenant, blank(first.drawing().pipeline()), person)
                : catalogue.find(tenant, into).orElseThrow();
        drafts.become(tenant, entry.id(), person, now -> drawnInto(now, first.drawing()));
        return new Begun(
                catalogue.find(tenant, entry.id()).orElseThrow(),
                known,
                offer,
                first.call(),
                problems.of(tenant, first.drawing().pipeline()));
    }

    private static Drawing blank(Pipeline pipeline) {
        return new Drawing(
                new Pipeline(pipeline.name(), pipeline.description(), List.of(), List.of(), List.of()), Layout.EMPTY);
    }

    /// A pipeline that was blank keeps its name.
    private static Drawing drawnInto(Drawing now, Drawing first) {
        if (!now.pipeline().nodes().isEmpty()) {
            throw new BeginRefusedException(
                    BeginRefusedException.Reason.WRONG,
                    Sentence.of("platform.beginNotBlank", "name", now.pipeline().name()));
        }
        Pipeline named = first.pipeline().withName(now.pipeline().name());
        return first.withPipeline(named.withParameters(now.pipeline().parameters()));
    }

    private String connectorOf(TenantId tenant, String connection) {
        return connections
                .find(tenant, connection)
                .map(SavedConnection::connector)
                .orElseThrow(() -> new ConnectorException(
                        Kind.SETTINGS, Sentence.of("platform.connectionGone", "name", connection)));
    }
}
