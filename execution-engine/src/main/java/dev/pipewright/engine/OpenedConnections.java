package dev.pipewright.engine;

import dev.pipewright.connectors.files.IngestConnector;
import dev.pipewright.connectors.http.HttpConnection;
import dev.pipewright.connectors.spi.Connection;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.ReadableConnection;
import dev.pipewright.connectors.spi.ReadableConnection.Reopening;
import dev.pipewright.connectors.spi.SinkRequest;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.connectors.spi.WritableConnection;
import dev.pipewright.engine.call.RecordPermit;
import dev.pipewright.engine.call.Target;
import dev.pipewright.engine.call.Targets;
import dev.pipewright.engine.dataflow.RunConnections;
import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.engine.store.Intake;
import dev.pipewright.engine.store.LoadStore;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.schema.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The connections of one run, each opened when it is first needed and closed with the run.
public final class OpenedConnections implements RunConnections, AutoCloseable {

    private static final String HTTP = "http";

    private final Run run;
    private final ConnectionBook book;
    private final Targets targets;
    private final ParameterScopes parameters;
    private final EvaluationContext context;
    private final Loads loads;
    private final Intake intake;
    private final @Nullable KeptInputs replayed;
    private final Map<String, Connection> open = new HashMap<>();
    private final Map<NodeId, ReadableConnection> pushed = new HashMap<>();
    private final Map<NodeId, Target> openTargets = new HashMap<>();

    /// @param pipeline what the run runs
    /// @param replayed what is read instead of the sources; null to read the sources
    public OpenedConnections(
            Run run,
            Pipeline pipeline,
            ConnectionBook book,
            Targets targets,
            LoadStore loads,
            Intake intake,
            @Nullable KeptInputs replayed) {
        this.run = run;
        this.book = book;
        this.targets = targets;
        this.parameters = new ParameterScopes(pipeline, run.parameters());
        this.loads = new Loads(loads, run);
        this.intake = intake;
        this.replayed = replayed;
        Run moment = replayed == null ? run : replayed.of();
        this.context =
                EvaluationContext.of(moment.createdAt(), moment.id().value().getMostSignificantBits());
    }

    /// A replay has the moment and the start for chance of the run that it replays, so that its requests are the same.
    @Override
    public EvaluationContext context(Node node) {
        return context.withParameters(parameters.seenBy(node.id()));
    }

    private Map<String, Object> filled(Node node, Map<String, Object> settings) {
        return new SettingTexts(parameters.seenBy(node.id())).filled(settings);
    }

    /// The documents that the run takes; null to take all.
    public @Nullable Selection only() {
        return replayed == null ? null : replayed.only();
    }

    /// True if the run reads what another one has kept instead of its sources.
    public boolean replays() {
        return replayed != null;
    }

    @Override
    public OpenSource source(Node.Source node) {
        var whole = new StreamRequest(
                filled(node, node.settings()), parameters.seenBy(node.id()), node.schema(), node.orderedBy());
        if (replayed != null) {
            return new OpenSource(replayed.source(node), whole, null, true);
        }
        ReadableConnection connection = node.connector().equals(Node.Source.INGEST)
                ? pushed(node)
                : readable(node, node.connection(), node.connector());
        return loads.of(node, connection, whole);
    }

    @Override
    public OpenSource lookup(Node.Lookup node) {
        return new OpenSource(
                readable(node, node.connection(), node.connector()),
                new StreamRequest(
                        filled(node, node.settings()), parameters.seenBy(node.id()), Schema.UNKNOWN, List.of()));
    }

    /// The stream that a source reads what was pushed to.
    public String stream(Node.Source node) {
        return String.valueOf(filled(node, node.settings()).get(IngestConnector.STREAM));
    }

    private synchronized ReadableConnection pushed(Node.Source node) {
        return pushed.computeIfAbsent(node.id(), id -> IngestConnector.reading(intake.of(run.tenant(), run.id(), id)));
    }

    private ReadableConnection readable(Node node, String connection, String connector) {
        if (connection(connection, connector) instanceof ReadableConnection readable) {
            return readable;
        }
        throw new ConnectorException(
                Kind.SETTINGS,
                Sentence.of("engine.cannotRead", "node", node.name(), "connection", connection, "kind", connector));
    }

    @Override
    public synchronized Target target(Node.ApiCall node) {
        return openTargets.computeIfAbsent(node.id(), _ -> opened(node));
    }

    private Target opened(Node.ApiCall node) {
        if (connection(node.connection(), HTTP) instanceof HttpConnection http) {
            RecordPermit permit = run.mode() == Mode.RECORD ? RecordPermit.of(run) : null;
            return targets.open(node, filled(node, node.settings()), http, run, permit, context(node));
        }
        throw new ConnectorException(
                Kind.SETTINGS, Sentence.of("engine.cannotCall", "node", node.name(), "connection", node.connection()));
    }

    @Override
    public OpenSink sink(Node.Sink node) {
        if (connection(node.connection(), node.connector()) instanceof WritableConnection writable) {
            return new OpenSink(
                    writable,
                    new SinkRequest(filled(node, node.settings()), Schema.UNKNOWN, run.id() + "-" + node.id()));
        }
        throw new ConnectorException(
                Kind.SETTINGS,
                Sentence.of(
                        "engine.cannotWrite",
                        "node",
                        node.name(),
                        "connection",
                        node.connection(),
                        "kind",
                        node.connector()));
    }

    /// True if the source can be opened again at a position.
    public boolean reopens(Node.Source node) {
        OpenSource source = source(node);
        return source.connection().reopening(source.request()) != Reopening.NOWHERE;
    }

    private synchronized Connection connection(String name, String connector) {
        return open.computeIfAbsent(name, _ -> book.open(name, connector));
    }

    @Override
    public synchronized void close() {
        openTargets.values().forEach(Target::close);
        open.values().forEach(Connection::close);
        openTargets.clear();
        open.clear();
    }
}
