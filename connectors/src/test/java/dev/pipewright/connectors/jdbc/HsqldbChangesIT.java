package dev.pipewright.connectors.jdbc;

/// Reading changes from HSQLDB.
class HsqldbChangesIT extends JdbcChangesContract {

    @Override
    String url() {
        return "jdbc:hsqldb:mem:changes";
    }

    @Override
    String user() {
        return "SA";
    }

    @Override
    String password() {
        return "";
    }
}
