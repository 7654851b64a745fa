package dev.pipewright.designer.canvas;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.connectors.spi.Connector;
import dev.pipewright.connectors.spi.NoSettings;
import dev.pipewright.designer.draft.PaletteEntry;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.call.Presets;
import dev.pipewright.model.NewNodes;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.NodeKind;
import dev.pipewright.model.form.FormException;
import dev.pipewright.model.form.NodeFields;
import dev.pipewright.model.form.RecordForm;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.catalogue.SavedConnection;
import dev.pipewright.platform.library.LibraryEntry;
import dev.pipewright.platform.version.PublishedPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Lists what a tenant can put into a drawing: kinds of nodes, the tenant's connections to read from, write to and
/// call, the kinds of systems a connection may be made for, and the pipelines of the library.
///
/// Used by one thread.
public final class Palette {

    /// Kinds that say little without the system they work with.
    private static final Set<NodeKind> WITH_SYSTEM =
            Set.of(NodeKind.SOURCE, NodeKind.SINK, NodeKind.API_CALL, NodeKind.SUB_PIPELINE);

    /// No kind of node: it stands in no place between two of them.
    private static final String TEMPLATE = "template";

    private final List<PaletteEntry> entries = new ArrayList<>();
    private final UnaryOperator<String> texts;

    /// @param texts gives the text of a key in the reader's language
    private Palette(UnaryOperator<String> texts) {
        this.texts = texts;
    }

    /// What a tenant can put in, in the order in which people draw.
    ///
    /// @param parts the live versions that a pipeline can have as a part
    /// @param library the library pipelines, of which all nodes can be put in
    public static List<PaletteEntry> of(
            TenantId tenant,
            ConnectorCatalogue connectors,
            Connections connections,
            List<PublishedPart> parts,
            List<LibraryEntry> library,
            UnaryOperator<String> texts) {
        var palette = new Palette(texts);
        List<SavedConnection> saved = connections.list(tenant);
        List<Connector> kinds = connectors.connectors().stream()
                .sorted(Comparator.comparing(Connector::kind))
                .toList();
        palette.addSources(saved, connectors, kinds);
        palette.addNodes();
        palette.addParts(parts);
        palette.addCalls(saved);
        palette.addSinks(saved, connectors, kinds);
        palette.addTemplates(library);
        return List.copyOf(palette.entries);
    }

    private void addSources(List<SavedConnection> saved, ConnectorCatalogue connectors, List<Connector> kinds) {
        saved.stream()
                .filter(one ->
                        connectors.find(one.connector()).filter(Palette::reads).isPresent())
                .forEach(one -> addConnection("sources", NodeKind.SOURCE, one));
        kinds.stream().filter(Palette::reads).forEach(kind -> addConnector("sources", NodeKind.SOURCE, kind.kind()));
    }

    private void addNodes() {
        for (NodeKind kind : NodeKind.values()) {
            if (!WITH_SYSTEM.contains(kind)) {
                add("nodes", kind, texts.apply("kind." + kind.word()), "", words(kind.word()), Map.of());
            }
        }
    }

    /// Those that take and give records: others have no place between two nodes.
    private void addParts(List<PublishedPart> parts) {
        parts.stream()
                .filter(part -> part.takesRecords() && part.givesRecords())
                .forEach(part -> add(
                        "parts",
                        NodeKind.SUB_PIPELINE,
                        part.name(),
                        "v" + part.version(),
                        part.pipeline(),
                        Map.of("pipeline", part.pipeline(), "version", (long) part.version())));
    }

    private void addCalls(List<SavedConnection> saved) {
        List<String> hosts = saved.stream()
                .filter(one -> one.connector().equals("http"))
                .map(SavedConnection::name)
                .toList();
        for (String preset : Presets.names().stream().sorted().toList()) {
            // Where a connection is called as the system is, it is meant.
            String connection = hosts.stream()
                    .filter(host -> preset.startsWith(host.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElse("");
            add(
                    "calls",
                    NodeKind.API_CALL,
                    text("palette.preset." + preset, preset),
                    joined(preset, connection),
                    words(preset),
                    Map.of("preset", preset, "connection", connection));
        }
    }

    private void addSinks(List<SavedConnection> saved, ConnectorCatalogue connectors, List<Connector> kinds) {
        add(
                "sinks",
                NodeKind.SINK,
                texts.apply("palette.results"),
                "",
                Node.Sink.RESULTS,
                Map.of("connector", Node.Sink.RESULTS));
        saved.stream()
                .filter(one ->
                        connectors.find(one.connector()).filter(Palette::writes).isPresent())
                .forEach(one -> addConnection("sinks", NodeKind.SINK, one));
        kinds.stream().filter(Palette::writes).forEach(kind -> addConnector("sinks", NodeKind.SINK, kind.kind()));
    }

    private void addTemplates(List<LibraryEntry> library) {
        library.forEach(entry -> entries.add(new PaletteEntry(
                texts.apply("palette.templates"),
                TEMPLATE,
                entry.name(),
                entry.source(),
                entry.purpose(),
                "",
                "",
                Map.of(),
                entry.id())));
    }

    private static boolean reads(Connector connector) {
        return connector.sourceSettings() != NoSettings.class;
    }

    private static boolean writes(Connector connector) {
        return connector.sinkSettings() != NoSettings.class;
    }

    private void addConnection(String section, NodeKind kind, SavedConnection one) {
        add(
                section,
                kind,
                one.name(),
                text("connector." + one.connector(), one.connector()),
                words(one.connector()),
                Map.of("connector", one.connector(), "connection", one.name()));
    }

    private void addConnector(String section, NodeKind kind, String connector) {
        add(
                section,
                kind,
                text("connector." + connector, connector),
                texts.apply("palette.anyConnection"),
                words(connector),
                Map.of("connector", connector));
    }

    private void add(String section, NodeKind kind, String title, String detail, String words, Map<String, ?> fields) {
        Node node = NewNodes.of(kind, NodeHeader.of(new NodeId(kind.word() + "-new"), ""));
        for (Map.Entry<String, ?> field : fields.entrySet()) {
            node = with(node, field.getKey(), field.getValue());
        }
        Map<String, @Nullable Object> form = new LinkedHashMap<>(RecordForm.of(node));
        form.remove("id");
        entries.add(new PaletteEntry(
                texts.apply("palette." + section),
                kind.word(),
                title,
                detail,
                words + " " + texts.apply("kind." + kind.word()),
                texts.apply("palette.name." + kind.word()),
                texts.apply("palette.subject"),
                form,
                ""));
    }

    /// What else a kind of node, of connection or of call is found by: what people call it who come from other tools,
    /// and the formats and products that it stands for.
    private String words(String of) {
        return of + " " + text("palette.words." + of, "");
    }

    private static Node with(Node node, String field, Object value) {
        try {
            return NodeFields.with(node, field, value);
        } catch (FormException e) {
            throw new IllegalStateException("a new node takes no " + field, e);
        }
    }

    /// The text of a key; what somebody else added to the product has none.
    private String text(String key, String otherwise) {
        try {
            return texts.apply(key);
        } catch (MissingResourceException unknown) {
            return otherwise;
        }
    }

    private static String joined(String first, String second) {
        return second.isEmpty() ? first : first + " · " + second;
    }
}
