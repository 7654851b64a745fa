package dev.pipewright.cli;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What follows a command.
///
/// @param state absent for the usual state file
/// @param out absent if no files are wanted
/// @param connections absent for the file beside the pipeline
/// @param environment the file of the environment to run in; absent to run with the connections that are drawn
/// @param replay the run to do again; absent to read the sources
/// @param restart true to go on with the run that failed
/// @param connectors absent if the product's own connectors are enough
record Arguments(
        Path file,
        Map<String, String> parameters,
        Mode mode,
        @Nullable Path state,
        @Nullable Path out,
        @Nullable Path connections,
        @Nullable Path environment,
        @Nullable Path connectors,
        @Nullable RunId replay,
        boolean restart,
        boolean json) {

    private static final List<String> RUN_OPTIONS = List.of(
            "--param",
            "--mode",
            "--state",
            "--out",
            "--connections",
            "--environment",
            "--connectors",
            "--replay",
            "--restart",
            "--json");
    private static final List<String> CHECK_OPTIONS = List.of("--connectors", "--json");

    /// The options without a value.
    private static final Set<String> FLAGS = Set.of("--restart", "--json");

    static Arguments ofRun(List<String> words) {
        return parse(words, RUN_OPTIONS);
    }

    static Arguments ofCheck(List<String> words) {
        return parse(words, CHECK_OPTIONS);
    }

    Optional<Path> stateFile() {
        return Optional.ofNullable(state);
    }

    Optional<Path> outFolder() {
        return Optional.ofNullable(out);
    }

    /// The file with the connections: the named one, else the one beside the pipeline.
    Path connectionsFile() {
        return connections == null ? file.toAbsolutePath().resolveSibling("connections.json") : connections;
    }

    /// The file of the environment to run in.
    Optional<Path> environmentFile() {
        return Optional.ofNullable(environment);
    }

    /// The folder with connectors that are not the product's.
    Optional<Path> connectorsFolder() {
        return Optional.ofNullable(connectors);
    }

    private static Arguments parse(List<String> words, List<String> options) {
        Path file = null;
        Map<String, String> parameters = new LinkedHashMap<>();
        Map<String, String> values = new LinkedHashMap<>();
        Set<String> flags = new HashSet<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.startsWith("--") && !options.contains(word)) {
                throw new UsageException("There is no option '" + word + "'. Use " + String.join(", ", options) + ".");
            }
            if (FLAGS.contains(word)) {
                flags.add(word);
            } else if (word.startsWith("--")) {
                i++;
                if (i == words.size()) {
                    throw new UsageException("Write a value behind '" + word + "'.");
                }
                if (word.equals("--param")) {
                    addParameter(words.get(i), parameters);
                } else {
                    values.put(word, words.get(i));
                }
            } else if (file == null) {
                file = Path.of(word);
            } else {
                throw new UsageException("Name one pipeline file: there are '" + file + "' and '" + word + "'.");
            }
        }
        if (file == null) {
            throw new UsageException("Name a pipeline file.");
        }
        return new Arguments(
                file,
                parameters,
                mode(values.getOrDefault("--mode", "estimate")),
                path(values.get("--state")),
                path(values.get("--out")),
                path(values.get("--connections")),
                path(values.get("--environment")),
                path(values.get("--connectors")),
                replay(values.get("--replay"), parameters),
                flags.contains("--restart"),
                flags.contains("--json"));
    }

    private static @Nullable RunId replay(@Nullable String run, Map<String, String> parameters) {
        if (run == null) {
            return null;
        }
        if (!parameters.isEmpty()) {
            throw new UsageException("A replay has the parameters of its run. Leave out --param.");
        }
        try {
            return new RunId(UUID.fromString(run));
        } catch (IllegalArgumentException _) {
            throw new UsageException("'" + run + "' is no run. Take the run that --json has told.");
        }
    }

    private static @Nullable Path path(@Nullable String text) {
        return text == null ? null : Path.of(text);
    }

    private static void addParameter(String text, Map<String, String> parameters) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new UsageException("Write a parameter as name=value, not '" + text + "'.");
        }
        parameters.put(text.substring(0, equals), text.substring(equals + 1));
    }

    private static Mode mode(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "estimate" -> Mode.ESTIMATE;
            case "record" -> Mode.RECORD;
            default -> throw new UsageException("The mode is estimate or record, not '" + word + "'.");
        };
    }
}
