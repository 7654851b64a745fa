package dev.pipewright.platform.library;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.Node;
import dev.pipewright.model.environment.NodeConnection;
import dev.pipewright.model.json.PipelineFile;
import dev.pipewright.model.json.PipelineJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A version of a library pipeline.
///
/// @param id short and stable, as in `csv-orders-to-taxman`; part of addresses
/// @param version counted from 1
/// @param purpose what it is for, in a sentence
/// @param source the kind of system that it reads, as people call it
/// @param addedAt absent of what comes with the product
public record LibraryEntry(
        String id,
        int version,
        String name,
        String purpose,
        String source,
        Drawing drawing,
        @Nullable Instant addedAt) {

    /// The connections that whoever uses it has to choose, in the order of the nodes; each once.
    public List<NodeConnection> connections() {
        Map<String, NodeConnection> wanted = new LinkedHashMap<>();
        for (Node node : drawing.pipeline().nodes()) {
            NodeConnection.of(node)
                    .filter(connection -> !connection.name().isEmpty())
                    .ifPresent(connection -> wanted.putIfAbsent(connection.name(), connection));
        }
        return List.copyOf(wanted.values());
    }

    /// The kinds of systems that it reads, as in `jdbc`; each once.
    public List<String> reads() {
        return drawing.pipeline().nodes().stream()
                .filter(Node.Source.class::isInstance)
                .map(source -> ((Node.Source) source).connector())
                .distinct()
                .toList();
    }

    /// The presets that it calls, as in `taxman-v1`; each once.
    public List<String> calls() {
        return drawing.pipeline().nodes().stream()
                .filter(Node.ApiCall.class::isInstance)
                .map(call -> ((Node.ApiCall) call).preset())
                .distinct()
                .toList();
    }

    /// The kinds of systems that it writes to, as in `results`; each once.
    public List<String> writes() {
        return drawing.pipeline().nodes().stream()
                .filter(Node.Sink.class::isInstance)
                .map(sink -> ((Node.Sink) sink).connector())
                .distinct()
                .toList();
    }

    /// The canonical file of it, which names connections and never their settings.
    public String file() {
        return PipelineJson.write(PipelineFile.of(drawing));
    }

    /// True if it means the same and is described in the same words.
    boolean says(LibraryEntry other) {
        return name.equals(other.name())
                && purpose.equals(other.purpose())
                && source.equals(other.source())
                && PipelineJson.contentHash(drawing.pipeline())
                        .equals(PipelineJson.contentHash(other.drawing().pipeline()));
    }
}
