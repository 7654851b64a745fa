package dev.pipewright.designer.help;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.propagation.ExpressionTypes;
import dev.pipewright.model.propagation.SchemaPropagation;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.mapping.PreviewSamples;
import dev.pipewright.platform.mapping.SampleRecords;
import dev.pipewright.platform.preview.PreviewDesk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds the record at hand of the page that a person looks at: one that comes to the selected node, or else to a
/// mapping. Reads connectors: not to be asked under a page's lock. Safe for use by many threads.
@Component
final class CurrentSample {

    private static final Pattern PIPELINE = Pattern.compile("^/?pipelines/([^/?#]+)(?:\\?.*)?$");
    private static final Pattern NODE = Pattern.compile("[?&]node=([^&#]+)");
    private static final String MASKED = "•••";
    /// A list is shown by its first items.
    private static final int FEW = 3;

    private final Drafts drafts;
    private final SampleRecords records;

    CurrentSample(Drafts drafts, PreviewDesk desk) {
        this.drafts = drafts;
        this.records = new PreviewSamples(desk);
    }

    /// A record, and where it is from.
    record Found(Map<String, @Nullable Object> fields, String from) {}

    /// The record at hand; empty if the page is no pipeline's, or no record comes that far.
    ///
    /// @param address of the page, from its first slash on
    Optional<Found> at(TenantId tenant, String address, Sentences language) {
        Matcher pipeline = PIPELINE.matcher(address);
        if (!pipeline.matches()) {
            return Optional.empty();
        }
        String id = pipeline.group(1);
        return drafts.open(tenant, id)
                .map(draft -> draft.drawing().pipeline())
                .flatMap(drawn -> nodeOf(drawn, address).flatMap(node -> entering(tenant, id, drawn, node, language)));
    }

    private Optional<Found> entering(TenantId tenant, String id, Pipeline drawn, Node node, Sentences language) {
        var samples = records.entering(tenant, id, drawn, node.id());
        var schema = SchemaPropagation.through(drawn, ExpressionTypes.ofPaths()).entering(node.id(), Edge.IN);
        return samples.records().stream()
                .findFirst()
                .map(record ->
                        new Found(shown(record.fields(), schema), node.name() + " · " + language.text(samples.from())));
    }

    private static Optional<Node> nodeOf(Pipeline drawn, String address) {
        Matcher named = NODE.matcher(address);
        Optional<Node> selected = named.find() ? node(drawn, named.group(1)) : Optional.empty();
        return selected.filter(node -> isFed(drawn, node))
                .or(() -> drawn.nodes().stream()
                        .filter(Node.Map.class::isInstance)
                        .filter(node -> isFed(drawn, node))
                        .findFirst())
                .or(() -> drawn.nodes().stream()
                        .filter(node -> isFed(drawn, node))
                        .findFirst());
    }

    private static Optional<Node> node(Pipeline drawn, String id) {
        try {
            return drawn.node(new NodeId(id));
        } catch (IllegalArgumentException _) {
            // An address that a person typed.
            return Optional.empty();
        }
    }

    private static boolean isFed(Pipeline drawn, Node node) {
        return drawn.edges().stream().anyMatch(edge -> edge.to().equals(node.id()));
    }

    /// The record without what nobody is to see, and with few items of long lists.
    private static Map<String, @Nullable Object> shown(Map<?, ?> fields, Schema schema) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            var field = schema.field(String.valueOf(name));
            boolean secret = field.filter(Field::sensitive).isPresent();
            var inner = field.map(known -> known.type().fields()).orElse(Schema.UNKNOWN);
            shown.put(String.valueOf(name), secret ? MASKED : value(value, inner));
        });
        return shown;
    }

    private static @Nullable Object value(@Nullable Object value, Schema schema) {
        return switch (value) {
            case Map<?, ?> object -> shown(object, schema);
            case List<?> list ->
                list.stream()
                        .limit(FEW)
                        .<@Nullable Object>map(item -> value(item, schema))
                        .toList();
            case null, default -> value;
        };
    }
}
