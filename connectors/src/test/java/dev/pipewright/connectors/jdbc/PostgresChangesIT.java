package dev.pipewright.connectors.jdbc;

/// Reading changes from PostgreSQL.
class PostgresChangesIT extends JdbcChangesContract {

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
