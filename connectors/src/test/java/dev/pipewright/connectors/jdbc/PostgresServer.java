package dev.pipewright.connectors.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/// One PostgreSQL for all tests of this module; it ends with the JVM.
final class PostgresServer {

    private static final EmbeddedPostgres SERVER = started();

    private PostgresServer() {}

    private static EmbeddedPostgres started() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int port() {
        return SERVER.getPort();
    }

    static String url() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/postgres";
    }
}
