package dev.pipewright.connectors.jdbc;

/// Writing to PostgreSQL.
class PostgresWriteIT extends JdbcWriteContract {

    @Override
    String url() {
        return PostgresServer.url();
    }

    @Override
    String user() {
        return "postgres";
    }

    @Override
    String password() {
        return "postgres";
    }
}
