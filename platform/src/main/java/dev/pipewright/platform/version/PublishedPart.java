package dev.pipewright.platform.version;

import dev.pipewright.model.Node;
import java.util.Optional;

/// A live version that other pipelines can use as a part: records enter it, leave it, or both.
///
/// @param version the number that a sub-pipeline pins
/// @param takesRecords true if records enter it by a source `caller`
/// @param givesRecords true if records leave it by a sink `caller`
public record PublishedPart(String pipeline, String name, int version, boolean takesRecords, boolean givesRecords) {

    static Optional<PublishedPart> of(Version version) {
        var drawn = version.drawing().pipeline();
        boolean takes = drawn.nodes().stream()
                .anyMatch(node ->
                        node instanceof Node.Source source && source.connector().equals(Node.Source.CALLER));
        boolean gives = drawn.nodes().stream()
                .anyMatch(node ->
                        node instanceof Node.Sink sink && sink.connector().equals(Node.Sink.CALLER));
        return takes || gives
                ? Optional.of(new PublishedPart(version.pipeline(), drawn.name(), version.number(), takes, gives))
                : Optional.empty();
    }
}
