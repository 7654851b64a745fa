package dev.pipewright.engine;

import dev.pipewright.engine.store.Load;
import dev.pipewright.engine.store.LoadStore;
import dev.pipewright.engine.store.Watermark;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a run has read of a source that reads only changes, and how that meets what was read before.
///
/// @param name of the source
/// @param tieBreaker the fields that tell records of one watermark value apart; empty if the whole record does
/// @param reachedBefore where the last load before ended that moved the watermark; absent if there was none, and
///     of a range, which has nothing to do with it
public record LoadCertificate(
        Load load,
        String name,
        List<String> tieBreaker,
        @Nullable Object reachedBefore) {

    public LoadCertificate(Load load, String name, List<String> tieBreaker, @Nullable Object reachedBefore) {
        this.load = load;
        this.name = name;
        this.tieBreaker = List.copyOf(tieBreaker);
        this.reachedBefore = reachedBefore;
    }

    /// The certificates of a run, by source.
    public static List<LoadCertificate> of(Run run, Pipeline pipeline, LoadStore loads) {
        return loads.of(run.tenant(), run.id()).stream()
                .map(load -> of(run, pipeline, load, loads))
                .toList();
    }

    private static LoadCertificate of(Run run, Pipeline pipeline, Load load, LoadStore loads) {
        NodeId id = load.of().node();
        Node.Source source = pipeline.node(id)
                .filter(Node.Source.class::isInstance)
                .map(Node.Source.class::cast)
                .orElse(null);
        return new LoadCertificate(
                load,
                source == null ? id.value() : source.name(),
                source == null ? List.of() : tieBreaker(source),
                load.isRange()
                        ? null
                        : loads.reachedBefore(run.tenant(), run.id(), load.of()).orElse(null));
    }

    private static List<String> tieBreaker(Node.Source source) {
        Node.Source.Incremental incremental = source.incremental();
        return incremental == null || incremental.document().isEmpty() ? source.orderedBy() : incremental.document();
    }

    /// False if something lies between where the loads before ended and where this one began: it was read by none.
    public boolean touches() {
        Object from = load.from();
        Object reached = reachedBefore;
        return from == null || reached == null || Watermark.compare(from, reached) <= 0;
    }
}
