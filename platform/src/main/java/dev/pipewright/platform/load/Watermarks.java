package dev.pipewright.platform.load;

import dev.pipewright.engine.RunEnvironment;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.store.LoadStore;
import dev.pipewright.engine.store.LoadedStream;
import dev.pipewright.engine.store.Watermark;
import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.environment.NodeConnection;
import dev.pipewright.model.record.CanonicalJson;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.environment.Environments;
import dev.pipewright.platform.version.Versions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The watermarks of live versions. Safe for use by many threads.
public final class Watermarks {

    private final LoadStore loads;
    private final Versions versions;
    private final Environments environments;
    private final Audit audit;

    public Watermarks(LoadStore loads, Versions versions, Environments environments, Audit audit) {
        this.loads = loads;
        this.versions = versions;
        this.environments = environments;
        this.audit = audit;
    }

    /// How far the incremental sources of a pipeline's live version got, in the order of the drawing.
    ///
    /// @param environment where; empty for the runs in none
    public List<SourceWatermark> list(TenantId tenant, String pipeline, String environment) {
        return sources(tenant, pipeline, environment)
                .map(source -> watermark(tenant, RunEnvironment.scope(pipeline, environment), source))
                .toList();
    }

    /// The incremental sources of what runs in an environment, in the order of the drawing.
    private Stream<Node.Source> sources(TenantId tenant, String pipeline, String environment) {
        return sources(versions, environments, tenant, pipeline, environment);
    }

    /// Says where the next run begins to read. A run under way reads what it began, and does not move the watermark
    /// any more.
    ///
    /// @param value what the source's watermark field would hold; null to begin at the beginning
    /// @param environment where; empty for the runs in none
    /// @param person who sets it, by name
    /// @return empty if the live version has no such source
    /// @throws WatermarkRefusedException if the value cannot be one
    public Optional<SourceWatermark> set(
            TenantId tenant, String pipeline, String environment, String node, @Nullable Object value, String person) {
        String scope = RunEnvironment.scope(pipeline, environment);
        return sources(tenant, pipeline, environment)
                .filter(source -> source.id().value().equals(node))
                .findFirst()
                .map(source -> {
                    SourceWatermark before = watermark(tenant, scope, source);
                    Object wanted = value == null ? null : checked(value, before.value());
                    audit.note(
                            tenant,
                            person,
                            "watermark.set",
                            scope + "/" + node + ": " + text(before.value()) + " → " + text(wanted));
                    loads.set(tenant, LoadedStream.of(scope, source), wanted);
                    return watermark(tenant, scope, source);
                });
    }

    /// A value as a person writes it.
    public static Object read(String text) {
        String value = text.strip();
        if (!value.matches("-?[0-9]+([.][0-9]+)?")) {
            return value;
        }
        var number = new BigDecimal(value);
        return number.scale() == 0 && number.precision() <= 18 ? (Object) number.longValueExact() : number;
    }

    /// The incremental sources of what runs, in the order of the drawing.
    public static Stream<Node.Source> sources(Versions versions, TenantId tenant, String pipeline) {
        return versions.running(tenant, pipeline).map(Pipeline::nodes).orElse(List.of()).stream()
                .filter(Node.Source.class::isInstance)
                .map(Node.Source.class::cast)
                .filter(source -> source.incremental() != null);
    }

    /// The same, with the connections that stand for those that are drawn.
    ///
    /// @param environment where; empty for those that are drawn
    static Stream<Node.Source> sources(
            Versions versions, Environments environments, TenantId tenant, String pipeline, String environment) {
        Map<String, String> connections = environment.isEmpty()
                ? Map.of()
                : environments.named(tenant, environment).connections();
        return sources(versions, tenant, pipeline).map(source -> NodeConnection.bound(source, connections));
    }

    private SourceWatermark watermark(TenantId tenant, String scope, Node.Source source) {
        Watermark kept = loads.watermark(tenant, LoadedStream.of(scope, source)).orElse(null);
        return kept == null
                ? new SourceWatermark(source.id(), source.name(), null, null, null)
                : new SourceWatermark(source.id(), source.name(), kept.value(), kept.run(), kept.movedAt());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "-" : CanonicalJson.text(value);
    }

    /// Of the kind that the watermark has now, or of any that one may have.
    private static Object checked(Object value, @Nullable Object present) {
        ValueKind kind = ValueKind.of(value);
        if (kind == ValueKind.NONE) {
            throw new WatermarkRefusedException(Sentence.of("platform.noWatermark", "value", value));
        }
        if (present != null && ValueKind.of(present) != kind) {
            throw new WatermarkRefusedException(
                    Sentence.of("platform.otherWatermark", "value", value, "present", present));
        }
        return value;
    }
}
