package dev.pipewright.e2e;

import dev.pipewright.cli.Main;
import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.simulators.erp.DemoErp;
import dev.pipewright.simulators.taxman.TaxmanOptions;
import dev.pipewright.simulators.taxman.TaxmanSimulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The command `run` on an example, in a folder of its own: state file, connections and results lie there.
record Command(Path folder, String example, List<String> more) {

    private static final Path EXAMPLES =
            Path.of("..", "examples").toAbsolutePath().normalize();

    Command {
        more = List.copyOf(more);
    }

    /// What it said.
    record Answer(int exitCode, Map<?, ?> json, String complaint) {

        Map<?, ?> balance() {
            return json.get("balance") instanceof Map<?, ?> balance ? balance : Map.of();
        }

        long calls() {
            return json.get("calls") instanceof Long calls ? calls : -1;
        }
    }

    /// FoodMart's orders of a period, straight from its database, recorded.
    static Command recordFoodMart(Path folder, String from, String to) {
        return new Command(
                folder,
                "foodmart-to-taxman",
                List.of("--mode", "record", "--param", "from=" + from, "--param", "to=" + to));
    }

    /// The same orders from the file `orders` in the folder, recorded.
    static Command recordFile(Path folder, String example) {
        return new Command(folder, example, List.of("--mode", "record"));
    }

    /// Writes the connections into the folder.
    ///
    /// @param settings of TAXMAN, beyond address and key
    Command connectedTo(TaxmanSimulator taxman, Map<String, Object> settings) throws IOException {
        Map<String, Object> target = new java.util.LinkedHashMap<>(settings);
        target.putAll(
                Map.of("baseUrl", taxman.baseUrl().toString(), "auth", "BEARER", "token", TaxmanOptions.DEMO_KEY));
        Map<String, Object> erp =
                Map.of("url", Servers.erp().jdbcUrl(), "user", DemoErp.USER, "password", DemoErp.USER);
        Files.createDirectories(folder);
        Files.writeString(
                connections(),
                JsonValues.text(Map.of(
                        "connections",
                        List.of(
                                connection("foodmart", "jdbc", erp),
                                connection("orders", "files", Map.of("folder", folder.toString())),
                                connection("taxman", "http", target)))));
        return this;
    }

    Command connectedTo(TaxmanSimulator taxman) throws IOException {
        return connectedTo(taxman, Map.of());
    }

    private static Map<String, Object> connection(String name, String connector, Map<String, Object> settings) {
        return Map.of("name", name, "connector", connector, "settings", settings);
    }

    private Path connections() {
        return folder.resolve("connections.json");
    }

    /// The words of the command.
    List<String> words() {
        var words = new ArrayList<>(
                List.of("run", EXAMPLES.resolve(example + ".pipeline.json").toString(), "--json"));
        words.addAll(List.of("--connections", connections().toString()));
        words.addAll(List.of("--state", folder.resolve("state").toString()));
        words.addAll(List.of("--out", folder.resolve("out").toString()));
        words.addAll(more);
        return words;
    }

    /// Runs it in this process.
    Answer run() throws IOException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = Main.run(words(), print(out), print(err), false);
        return answer(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// Reads what the command printed.
    static Answer answer(int exitCode, String out, String err) throws IOException {
        try {
            Map<?, ?> json = !out.isBlank() && JsonValues.parse(out.strip()) instanceof Map<?, ?> map ? map : Map.of();
            return new Answer(exitCode, json, err);
        } catch (InvalidJson e) {
            throw new IOException("not JSON: " + out, e);
        }
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /// The file of results.
    Path results() {
        return folder.resolve("out").resolve("results.ndjson");
    }
}
