package dev.pipewright.connectors;

import dev.pipewright.connectors.spi.Connector;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// A jar that was dropped in. Its classes see the JDK, the connector interface and the model, and nothing else of the
/// product, so that a library may be in both in different versions.
final class ConnectorJar implements AutoCloseable {

    private final URLClassLoader loader;
    private final Map<String, Connector> connectors;

    private ConnectorJar(URLClassLoader loader, Map<String, Connector> connectors) {
        this.loader = loader;
        this.connectors = new LinkedHashMap<>(connectors);
    }

    /// Opens a jar.
    ///
    /// @throws ConnectorException if it is not one, has no connector, or one that cannot be made
    static ConnectorJar open(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("META-INF/services/" + Connector.class.getName()) == null) {
                throw refused(file, "it names no connector in META-INF/services/" + Connector.class.getName(), null);
            }
        } catch (IOException e) {
            throw refused(file, "it is not a jar, or was copied only in part", e);
        }
        URLClassLoader loader = loaderOf(file);
        try {
            Map<String, Connector> connectors = new LinkedHashMap<>();
            for (Connector found : ServiceLoader.load(Connector.class, loader)) {
                Connector connector = InItsJar.of(found, loader);
                connectors.put(connector.kind(), connector);
            }
            return new ConnectorJar(loader, connectors);
        } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
            // Whatever somebody else's code does must not keep the other connectors from being found.
            close(loader);
            throw refused(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static ConnectorException refused(Path file, String reason, @Nullable Throwable cause) {
        return new ConnectorException(
                Kind.SETTINGS,
                Sentence.of("connectors.jarLeftOut", "file", file.getFileName(), "reason", reason),
                cause);
    }

    private static URLClassLoader loaderOf(Path file) {
        try {
            URL url = file.toUri().toURL();
            return new URLClassLoader(file.getFileName().toString(), new URL[] {url}, new InterfaceOnly());
        } catch (IOException e) {
            throw refused(file, "its name cannot be a URL", e);
        }
    }

    private static void close(URLClassLoader loader) {
        try {
            loader.close();
        } catch (IOException e) {
            throw new ConnectorException(Kind.UNAVAILABLE, Sentence.of("connectors.jarNotClosed"), e);
        }
    }

    /// The connectors by their kinds.
    Map<String, Connector> connectors() {
        return Collections.unmodifiableMap(connectors);
    }

    @Override
    public void close() {
        close(loader);
    }

    /// Shows what a connector may use of the product.
    private static final class InterfaceOnly extends ClassLoader {

        private static final List<String> SHOWN =
                List.of("dev.pipewright.connectors.spi.", "dev.pipewright.model.", "org.jspecify.annotations.");

        private InterfaceOnly() {
            super("connector interface", ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (SHOWN.stream().anyMatch(name::startsWith)) {
                return ConnectorJar.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
