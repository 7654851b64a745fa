package dev.pipewright.cli;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunReport;
import dev.pipewright.engine.ledger.KeptResult;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.engine.ledger.RejectedRecord;
import dev.pipewright.engine.ledger.TroubledDocument;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.record.CanonicalJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes what a run gave into a folder: results by key, what was rejected, and what failed. The results of equal
/// documents are equal bytes: canonical JSON, without anything of the run.
final class ResultFiles {

    private static final int PAGE = 1_000;

    private final Path folder;
    private final Ledger ledger;
    private final Pipeline pipeline;

    ResultFiles(Path folder, Ledger ledger, Pipeline pipeline) {
        this.folder = folder;
        this.ledger = ledger;
        this.pipeline = pipeline;
    }

    /// Something that writes lines.
    private interface Lines {
        void to(BufferedWriter writer) throws IOException;
    }

    /// Writes the files.
    ///
    /// @throws UsageException if the folder cannot be written
    void write(RunReport report) {
        Run run = report.run();
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, NodeId> sink : sinks().entrySet()) {
                file(sink.getKey() + ".ndjson", writer -> results(run, sink.getValue(), writer));
            }
            file("rejected.ndjson", writer -> rejected(run, writer));
            file("failed.ndjson", writer -> failed(run, writer));
        } catch (IOException _) {
            throw new UsageException(
                    "The results cannot be written to " + folder + ". Check that it is a folder with free space.");
        }
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

    private void file(String name, Lines lines) throws IOException {
        Path unfinished = folder.resolve(name + ".new");
        try (BufferedWriter writer = Files.newBufferedWriter(unfinished)) {
            lines.to(writer);
        }
        Files.move(unfinished, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private void results(Run run, NodeId sink, BufferedWriter writer) throws IOException {
        String after = null;
        List<KeptResult> page;
        do {
            page = ledger.results(run.tenant(), run.id(), sink, after, PAGE);
            for (KeptResult result : page) {
                line(writer, parsed(result.record()));
                after = result.key();
            }
        } while (page.size() == PAGE);
    }

    private void rejected(Run run, BufferedWriter writer) throws IOException {
        long skip = 0;
        List<RejectedRecord> page;
        do {
            page = ledger.rejected(run.tenant(), run.id(), skip, PAGE);
            for (RejectedRecord record : page) {
                line(writer, rejection(record));
            }
            skip += page.size();
        } while (page.size() == PAGE);
    }

    private Map<String, @Nullable Object> rejection(RejectedRecord record) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("node", record.node().value());
        json.put("name", pipeline.node(record.node()).map(Node::name).orElse(""));
        json.put("code", record.code());
        json.put("message", record.message());
        json.put("field", record.field());
        json.put("stream", record.origin().stream());
        json.put("position", record.origin().position());
        json.put("raw", record.raw());
        return json;
    }

    private void failed(Run run, BufferedWriter writer) throws IOException {
        long after = 0;
        List<TroubledDocument> page;
        do {
            page = ledger.troubled(run.tenant(), run.id(), after, PAGE);
            for (TroubledDocument document : page) {
                line(writer, failure(document));
                after = document.id();
            }
        } while (page.size() == PAGE);
    }

    private static Map<String, @Nullable Object> failure(TroubledDocument document) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("company", document.key().company());
        json.put("documentType", document.key().type());
        json.put("documentCode", document.key().code());
        json.put("state", document.state().name().toLowerCase(Locale.ROOT));
        json.put("code", document.code());
        json.put("message", document.message());
        json.put("field", document.field());
        List<Object> attempts = new ArrayList<>();
        document.attempts().forEach(attempt -> {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("at", attempt.at().toString());
            Integer status = attempt.status();
            one.put("status", status == null ? null : status.longValue());
            one.put("code", attempt.code());
            one.put("message", attempt.message());
            attempts.add(one);
        });
        json.put("attempts", attempts);
        json.put("request", parsed(document.request()));
        return json;
    }

    private static void line(BufferedWriter writer, @Nullable Object value) throws IOException {
        writer.write(CanonicalJson.text(value));
        writer.write('\n');
    }

    private static @Nullable Object parsed(Payload payload) {
        byte[] bytes = payload.bytes();
        try {
            return JsonValues.parse(bytes, 0, bytes.length);
        } catch (InvalidJson _) {
            return payload.text();
        }
    }
}
