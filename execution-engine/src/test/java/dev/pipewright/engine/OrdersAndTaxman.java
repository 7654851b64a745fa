package dev.pipewright.engine;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.connectors.spi.Connection;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.simulators.taxman.Limits;
import dev.pipewright.simulators.taxman.TaxmanOptions;
import dev.pipewright.simulators.taxman.TaxmanSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What runs reach outside: a folder with orders, as the connection `orders`, a database with order lines, as the
/// connection `shop`, and a TAXMAN, as the connection `taxman`.
public final class OrdersAndTaxman implements ConnectionBook, AutoCloseable {

    private final Path folder;
    private final String shop;
    private final ConnectorCatalogue connectors = ConnectorCatalogue.ofProduct();
    private TaxmanSimulator taxman;
    private TaxmanOptions options = TaxmanOptions.defaults();
    private long callsPerSecond;
    private long answerTimeoutSeconds = 30;

    /// Starts a TAXMAN that answers at once.
    public OrdersAndTaxman(Path folder) {
        this.folder = folder;
        this.shop = "jdbc:hsqldb:mem:" + folder.getFileName();
        this.taxman = start();
    }

    public TaxmanSimulator taxman() {
        return taxman;
    }

    /// Takes TAXMAN away. It is started again at the same address.
    public void stopTaxman() {
        try {
            taxman.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void startTaxman() {
        taxman = start();
    }

    /// Replaces TAXMAN by one where each call takes a while.
    public void slowTaxman(Duration latency) {
        stopTaxman();
        options = options.withLatency(latency).withPort(0);
        startTaxman();
    }

    /// Replaces TAXMAN by one that refuses what is too fast or too much at once; the connection knows its limits.
    public void limitTaxman(int perSecond) {
        stopTaxman();
        options = options.withLimits(new Limits(perSecond, 4, 0)).withPort(0);
        callsPerSecond = perSecond;
        startTaxman();
    }

    private TaxmanSimulator start() {
        try {
            TaxmanSimulator started = TaxmanSimulator.start(options);
            options = options.withPort(started.port());
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Lets the connection wait for an answer no longer than it takes on a bad day.
    public void impatient() {
        answerTimeoutSeconds = 3;
    }

    /// Tells TAXMAN to fail.
    ///
    /// @param rule in JSON
    public void fault(String rule) {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(taxman.baseUrl() + "/admin/faults"))
                    .POST(HttpRequest.BodyPublishers.ofString(rule))
                    .build();
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status >= 300) {
                throw new IllegalArgumentException(rule);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public void write(String file, List<String> lines) {
        try {
            Files.write(folder.resolve(file), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<String> lines(String file) {
        try {
            return Files.readAllLines(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Changes the database of the connection `shop`, which is empty at first.
    public void inShop(String sql) {
        try (var session = DriverManager.getConnection(shop, "SA", "");
                var statement = session.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// The first column of what a query finds in the database of the connection `shop`.
    public List<String> readShop(String query) {
        try (var session = DriverManager.getConnection(shop, "SA", "");
                var statement = session.createStatement();
                var rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /// Writes orders of one line each, as in `A-0001`.
    public void writeOrders(String file, String prefix, int count) {
        write(
                file,
                IntStream.rangeClosed(1, count)
                        .mapToObj(number -> line("%s-%04d".formatted(prefix, number), 1, "SALE", "WA", "100.00"))
                        .toList());
    }

    /// A line of an order.
    ///
    /// @param amount JSON
    public static String line(String order, int line, String kind, String region, String amount) {
        return "{\"order\":\"%s\",\"line\":%d,\"kind\":\"%s\",\"region\":\"%s\",\"amount\":%s}"
                .formatted(order, line, kind, region, amount);
    }

    @Override
    public Connection open(String name, String connector) {
        return switch (name) {
            case "shop" ->
                connectors.get(connector).open(Map.of("url", shop, "user", "SA", "password", "", "zone", "UTC"));
            case "orders" -> connectors.get(connector).open(Map.of("folder", folder.toString()));
            case "taxman" ->
                connectors
                        .get(connector)
                        .open(Map.of(
                                "baseUrl",
                                "http://127.0.0.1:" + options.port(),
                                "auth",
                                "BEARER",
                                "token",
                                TaxmanOptions.DEMO_KEY,
                                "maxConcurrent",
                                4L,
                                "callsPerSecond",
                                callsPerSecond,
                                "connectTimeoutSeconds",
                                2L,
                                "answerTimeoutSeconds",
                                answerTimeoutSeconds));
            default -> throw new ConnectorException(Kind.SETTINGS, "There is no connection '" + name + "'.");
        };
    }

    @Override
    public void close() {
        stopTaxman();
        connectors.close();
    }
}
