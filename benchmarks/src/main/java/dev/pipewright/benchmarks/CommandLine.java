package dev.pipewright.benchmarks;

import dev.pipewright.benchmarks.process.JavaProcess;
import dev.pipewright.cli.Main;
import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The command line in a process of its own.
final class CommandLine {

    private CommandLine() {}

    /// Runs a command with `--json` and gives its answer.
    ///
    /// @throws IOException if it ends with anything but success; the message has what it complained of
    static Map<?, ?> answer(Path folder, List<String> options, Map<String, String> environment, List<String> words)
            throws IOException, InterruptedException {
        try (var process = JavaProcess.start(folder.resolve("command.log"), options, environment, Main.class, words)) {
            String output = process.restOfOutput();
            if (process.waitFor() != 0) {
                throw new IOException("The command " + words + " failed. " + process.complaint() + output);
            }
            return parsed(output);
        }
    }

    private static Map<?, ?> parsed(String output) throws IOException {
        try {
            return JsonValues.parse(output.strip()) instanceof Map<?, ?> answer ? answer : Map.of();
        } catch (InvalidJson e) {
            throw new IOException("The command's answer is not JSON: " + output, e);
        }
    }
}
