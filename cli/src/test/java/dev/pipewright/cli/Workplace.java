package dev.pipewright.cli;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A folder with a pipeline, its connections and its input, and the command to run there.
record Workplace(Path folder) {

    /// What the command said.
    ///
    /// @param out what it printed on standard output
    /// @param err what it printed on standard error
    record Answer(int code, String out, String err) {

        /// The one object on standard output.
        Map<?, ?> json() {
            try {
                if (JsonValues.parse(out) instanceof Map<?, ?> object) {
                    return object;
                }
            } catch (InvalidJson e) {
                throw new IllegalStateException("not one JSON object: " + out, e);
            }
            throw new IllegalStateException("not one JSON object: " + out);
        }

        String failure() {
            return String.valueOf(json().get("failure"));
        }
    }

    /// Runs a command with a temporary folder of its own.
    Answer command(String... words) throws IOException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        Path temporary = Files.createDirectories(folder.resolve("temporary"));
        var surroundings = new Surroundings(print(out), print(err), false, Map.of(), temporary);
        int code = new Main(surroundings).run(List.of(words)).number();
        return new Answer(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// Runs the pipeline of the folder, with an answer in JSON and files in `out`.
    Answer run(String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("run", pipeline().toString(), "--json"));
        words.addAll(List.of("--out", folder.resolve("out").toString()));
        words.addAll(List.of(more));
        return command(words.toArray(String[]::new));
    }

    Answer check(String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("check", pipeline().toString()));
        words.addAll(List.of(more));
        return command(words.toArray(String[]::new));
    }

    Path pipeline() {
        return folder.resolve("orders.pipeline.json");
    }

    Workplace with(String file, String text) throws IOException {
        return with(file, text.getBytes(StandardCharsets.UTF_8));
    }

    Workplace with(String file, byte[] bytes) throws IOException {
        Files.write(folder.resolve(file), bytes);
        return this;
    }

    Workplace withPipeline(String text) throws IOException {
        return with("orders.pipeline.json", text);
    }

    /// A pipeline that keeps what it reads from a file.
    Workplace reading(String file, String format) throws IOException {
        return withPipeline(Pipelines.keeping("""
                "connector": "files", "connection": "orders",
                "settings": {"file": "%s", "format": "%s"}
                """.formatted(file, format)))
                .withConnection("orders", "files", Map.of("folder", folder.toString()));
    }

    /// The only connection, beside the pipeline.
    Workplace withConnection(String name, String connector, Map<String, Object> settings) throws IOException {
        return withConnections(List.of(Map.of("name", name, "connector", connector, "settings", settings)));
    }

    Workplace withConnections(List<Map<String, Object>> connections) throws IOException {
        return with("connections.json", JsonValues.text(Map.of("connections", connections)));
    }

    /// The lines of a file that the run wrote.
    List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve("out").resolve(file));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
