package dev.pipewright.cli;

import dev.pipewright.engine.RunRows;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes what a run gave into a folder: results by key, what was rejected, and what failed. The results of equal
/// documents are equal bytes.
final class ResultFiles {

    private final Path folder;
    private final Pipeline pipeline;

    ResultFiles(Path folder, Pipeline pipeline) {
        this.folder = folder;
        this.pipeline = pipeline;
    }

    /// Gives all rows of one file to a taker.
    private interface Rows {
        void each(RunRows.Taker taker) throws IOException;
    }

    /// Makes the folder, and tries whether it can be written.
    ///
    /// @throws UsageException if it cannot
    void prepare() {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "pipewright-", ".new"));
        } catch (IOException _) {
            throw new UsageException("Nothing can be written to " + folder
                    + ". Check that it is a folder with free space, or name another one with --out.");
        }
    }

    /// Writes the files; each appears when it is whole.
    void write(RunRows rows) throws IOException {
        for (Map.Entry<String, NodeId> sink : sinks().entrySet()) {
            file(sink.getKey() + ".ndjson", taker -> rows.results(sink.getValue(), taker));
        }
        file("rejected.ndjson", rows::rejected);
        file("failed.ndjson", rows::troubled);
    }

    /// The sinks that kept results, by the names of their files. The only sink for results is called `results`;
    /// others, and what other sinks would have got in an estimate, are called after the sink.
    private Map<String, NodeId> sinks() {
        List<Node.Sink> running = pipeline.nodes().stream()
                .filter(node -> node instanceof Node.Sink && !node.disabled())
                .map(Node.Sink.class::cast)
                .toList();
        long kept = running.stream().filter(ResultFiles::keepsResults).count();
        Map<String, NodeId> names = new LinkedHashMap<>();
        for (Node.Sink sink : running) {
            String name = keepsResults(sink) && kept == 1 ? "results" : fileName(sink.name());
            names.put(names.containsKey(name) ? name + "-" + sink.id() : name, sink.id());
        }
        return names;
    }

    private static boolean keepsResults(Node.Sink sink) {
        return sink.connector().equals(Node.Sink.RESULTS);
    }

    private static String fileName(String name) {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return plain.isEmpty() ? "sink" : plain;
    }

    private void file(String name, Rows rows) throws IOException {
        Path unfinished = folder.resolve(name + ".new");
        try (BufferedWriter writer = Files.newBufferedWriter(unfinished)) {
            rows.each(row -> {
                writer.write(RunRows.line(row));
                writer.write('\n');
            });
        }
        Files.move(unfinished, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
}
