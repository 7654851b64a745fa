package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// Finds the driver of a database. Asks no list that is shared with others, so that two versions of a driver can live
/// side by side.
final class Drivers implements AutoCloseable {

    private final @Nullable String driverJar;
    private final @Nullable URLClassLoader jar;
    private final ServiceLoader<Driver> drivers;

    /// @throws ConnectorException if there is no such jar, or it is none
    Drivers(@Nullable String driverJar) {
        this.driverJar = driverJar;
        jar = driverJar == null ? null : loaderOf(Path.of(driverJar));
        ClassLoader loader = jar == null ? Drivers.class.getClassLoader() : jar;
        drivers = ServiceLoader.load(Driver.class, loader);
    }

    private static URLClassLoader loaderOf(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ConnectorException(Kind.SETTINGS, Sentence.of("connectors.noDriverJar", "file", file));
        }
        // A class loader passes over a file that is no jar without a word.
        try (ZipFile _ = new ZipFile(file.toFile())) {
            return new URLClassLoader(new URL[] {file.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        } catch (IOException e) {
            throw new ConnectorException(Kind.SETTINGS, Sentence.of("connectors.driverJarNotOpened", "file", file), e);
        }
    }

    /// The driver for a URL.
    ///
    /// @throws ConnectorException if there is none
    synchronized Driver forUrl(String url) {
        try {
            for (Driver driver : drivers) {
                if (driver.acceptsURL(url)) {
                    return driver;
                }
            }
        } catch (SQLException | ServiceConfigurationError | LinkageError e) {
            throw new ConnectorException(
                    Kind.SETTINGS,
                    Sentence.of("connectors.driverNotLoaded", "url", SafeUrl.of(url), "reason", e.getMessage()),
                    e);
        }
        throw new ConnectorException(
                Kind.SETTINGS,
                driverJar == null
                        ? Sentence.of("connectors.noDriver", "url", SafeUrl.of(url))
                        : Sentence.of("connectors.noDriverInJar", "url", SafeUrl.of(url), "file", driverJar));
    }

    @Override
    public void close() {
        if (jar == null) {
            return;
        }
        try {
            jar.close();
        } catch (IOException e) {
            throw new ConnectorException(Kind.UNAVAILABLE, Sentence.of("connectors.driverNotClosed"), e);
        }
    }
}
