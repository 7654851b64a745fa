package dev.pipewright.cli;

import dev.pipewright.connectors.ConnectorCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The connectors that a command knows: the product's, and those in the jars of the folder that was named.
final class ConnectorsFolder {

    private ConnectorsFolder() {}

    /// Opens the connectors. A jar that cannot be used is left out, and said to be.
    ///
    /// @throws UsageException if there is no such folder
    static ConnectorCatalogue open(Arguments arguments, Surroundings surroundings) {
        Optional<Path> folder = arguments.connectorsFolder();
        if (folder.isEmpty()) {
            return ConnectorCatalogue.ofProduct();
        }
        if (!Files.isDirectory(folder.get())) {
            throw new UsageException("There is no folder " + folder.get() + ". Name the one that holds the connectors"
                    + " behind --connectors, or leave it out.");
        }
        ConnectorCatalogue catalogue = ConnectorCatalogue.with(folder.get());
        catalogue.troubles().forEach(trouble -> surroundings.err().println("Note: " + trouble));
        return catalogue;
    }
}
