package dev.pipewright.cli;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.connectors.SettingsUse;
import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.Connection;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.settings.SettingsProblem;
import dev.pipewright.engine.ConnectionBook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The connections of headless runs: a JSON file that names each with its connector and settings. `${env:NAME}` in
/// a text is the environment variable; `${env:NAME:-value}` has a value for when there is none.
final class ConnectionsFile implements ConnectionBook {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

    private final Path path;
    private final Map<String, Entry> entries;
    private final ConnectorCatalogue catalogue;
    private final Map<String, String> environment;

    private record Entry(String connector, Map<String, Object> settings) {}

    private ConnectionsFile(
            Path path, Map<String, Entry> entries, ConnectorCatalogue catalogue, Map<String, String> environment) {
        this.path = path;
        this.entries = entries;
        this.catalogue = catalogue;
        this.environment = environment;
    }

    /// Reads a file; one that does not exist has no connections.
    ///
    /// @throws UsageException if it is not a file of connections
    static ConnectionsFile read(Path path, ConnectorCatalogue catalogue, Map<String, String> environment) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        if (Files.exists(path)) {
            for (Object each : list(path, PipelineText.text(path, "connections"))) {
                addEntry(path, each, entries);
            }
        }
        return new ConnectionsFile(path, entries, catalogue, environment);
    }

    private static List<?> list(Path path, String text) {
        try {
            if (JsonValues.parse(text) instanceof Map<?, ?> file && file.get("connections") instanceof List<?> list) {
                return list;
            }
        } catch (InvalidJson e) {
            throw new UsageException(
                    path + ", line " + e.line() + ": this is not JSON. " + e.getMessage() + ". Correct it.");
        }
        throw new UsageException(path + " has no list named 'connections'. Write {\"connections\": [ ... ]}.");
    }

    private static void addEntry(Path path, @Nullable Object each, Map<String, Entry> entries) {
        if (each instanceof Map<?, ?> map
                && map.get("name") instanceof String name
                && map.get("connector") instanceof String connector) {
            Map<String, Object> settings = new LinkedHashMap<>();
            if (map.get("settings") instanceof Map<?, ?> given) {
                given.forEach((key, value) -> {
                    if (value != null) {
                        settings.put((String) key, value);
                    }
                });
            }
            entries.put(name, new Entry(connector, settings));
        } else {
            throw new UsageException(
                    path + ": a connection is an object with the texts 'name' and 'connector', and with 'settings'.");
        }
    }

    /// The connectors of the connections, by name.
    Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        entries.forEach((name, entry) -> kinds.put(name, entry.connector()));
        return kinds;
    }

    /// What is wrong with a connection that a pipeline needs, a sentence each; empty if nothing is.
    List<String> troubles(String name, String connector) {
        Entry entry = entries.get(name);
        if (entry == null) {
            return List.of("The connection '" + name + "' is not in " + path
                    + ". Add it, or name another file with --connections.");
        }
        if (!entry.connector().equals(connector)) {
            return List.of("The connection '" + name + "' is of the kind " + entry.connector()
                    + ", but the pipeline needs " + connector + ". Correct one of the two.");
        }
        if (catalogue.find(connector).isEmpty()) {
            return List.of("There is no connector '" + connector + "'. Correct the connection '" + name + "'.");
        }
        try {
            return catalogue.problems(connector, SettingsUse.CONNECTION, filled(name, entry)).stream()
                    .map(problem -> sentence(name, problem))
                    .toList();
        } catch (ConnectorException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private static String sentence(String name, SettingsProblem problem) {
        return "The connection '" + name + "': " + problem.sentence(Locale.ENGLISH);
    }

    @Override
    public Connection open(String name, String connector) {
        List<String> troubles = troubles(name, connector);
        if (!troubles.isEmpty()) {
            throw new ConnectorException(Kind.SETTINGS, troubles.getFirst());
        }
        Entry entry = entries.getOrDefault(name, new Entry(connector, Map.of()));
        return catalogue.get(connector).open(filled(name, entry));
    }

    private Map<String, Object> filled(String name, Entry entry) {
        Map<String, Object> filled = new LinkedHashMap<>();
        entry.settings().forEach((key, value) -> filled.put(key, filled(name, value)));
        return filled;
    }

    private Object filled(String name, Object value) {
        return switch (value) {
            case String text -> text(name, text);
            case Map<?, ?> object -> {
                Map<String, Object> filled = new LinkedHashMap<>();
                object.forEach((key, each) -> {
                    if (each != null) {
                        filled.put((String) key, filled(name, each));
                    }
                });
                yield filled;
            }
            case List<?> list -> list.stream().map(each -> filled(name, each)).toList();
            default -> value;
        };
    }

    private String text(String name, String text) {
        return VARIABLE.matcher(text).replaceAll(match -> {
            String value = environment.get(match.group(1));
            if (value == null) {
                value = match.group(2);
            }
            if (value == null) {
                throw new ConnectorException(
                        Kind.SETTINGS,
                        "The connection '" + name + "' needs the environment variable " + match.group(1)
                                + ". Set it and try again.");
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
