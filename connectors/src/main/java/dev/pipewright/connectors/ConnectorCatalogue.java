package dev.pipewright.connectors;

import dev.pipewright.connectors.spi.Connector;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.NoSettings;
import dev.pipewright.connectors.spi.settings.SettingsBinder;
import dev.pipewright.connectors.spi.settings.SettingsForm;
import dev.pipewright.connectors.spi.settings.SettingsParameter;
import dev.pipewright.connectors.spi.settings.SettingsProblem;
import dev.pipewright.model.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The kinds of systems that can be connected to. Safe for use by many threads.
public final class ConnectorCatalogue implements AutoCloseable {

    private final Map<String, Connector> byKind = new TreeMap<>();
    private final List<ConnectorJar> jars = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    private ConnectorCatalogue() {
        for (Connector connector : ServiceLoader.load(Connector.class, ConnectorCatalogue.class.getClassLoader())) {
            byKind.put(connector.kind(), connector);
        }
    }

    /// The connectors of the product.
    public static ConnectorCatalogue ofProduct() {
        return new ConnectorCatalogue();
    }

    /// The connectors of the product and those in the jars of a folder. A jar that cannot be used is left out and
    /// named by [#troubles].
    public static ConnectorCatalogue with(Path folder) {
        ConnectorCatalogue catalogue = new ConnectorCatalogue();
        catalogue.addJars(folder);
        return catalogue;
    }

    private void addJars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(this::addJar);
        } catch (IOException e) {
            troubles.add("The folder of connectors " + folder + " cannot be read: check that the product may read it.");
        }
    }

    private void addJar(Path file) {
        ConnectorJar jar;
        try {
            jar = ConnectorJar.open(file);
        } catch (ConnectorException e) {
            troubles.add(e.getMessage());
            return;
        }
        jars.add(jar);
        jar.connectors().forEach((kind, connector) -> {
            if (byKind.putIfAbsent(kind, connector) != null) {
                troubles.add("The connector '" + kind + "' of " + file.getFileName()
                        + " is left out, because there is one of that name already: remove one of them.");
            }
        });
    }

    /// All connectors, sorted by kind.
    public Collection<Connector> connectors() {
        return List.copyOf(byKind.values());
    }

    public Optional<Connector> find(String kind) {
        return Optional.ofNullable(byKind.get(kind));
    }

    /// The connector of a kind.
    ///
    /// @throws ConnectorException of kind SETTINGS if there is none
    public Connector get(String kind) {
        return find(kind)
                .orElseThrow(() -> new ConnectorException(
                        Kind.SETTINGS,
                        Sentence.of(
                                "connectors.noConnector", "kind", kind, "known", String.join(", ", byKind.keySet()))));
    }

    /// The form of some settings; empty if there is no such connector, or it has no such use.
    public Optional<SettingsForm> form(String kind, SettingsUse use) {
        return find(kind)
                .map(use::recordOf)
                .filter(type -> use == SettingsUse.CONNECTION || type != NoSettings.class)
                .map(SettingsForm::of);
    }

    /// What is wrong with some settings; empty if nothing.
    ///
    /// @throws ConnectorException of kind SETTINGS if there is no such connector
    public List<SettingsProblem> problems(String kind, SettingsUse use, Map<String, ?> settings) {
        return SettingsBinder.problems(use.recordOf(get(kind)), settings);
    }

    /// The run parameters that some settings use in a way of their own, as SQL does with `:from`.
    ///
    /// @throws ConnectorException of kind SETTINGS if there is no such connector
    public List<SettingsParameter> parameters(String kind, SettingsUse use, Map<String, ?> settings) {
        return SettingsBinder.parameters(use.recordOf(get(kind)), settings);
    }

    /// A sentence for each jar or connector that was left out.
    public List<String> troubles() {
        return List.copyOf(troubles);
    }

    /// Closes the jars; connectors from them can no longer be used.
    @Override
    public void close() {
        jars.forEach(ConnectorJar::close);
    }
}
