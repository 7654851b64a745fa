package dev.pipewright.connectors.jdbc;

/// HSQLDB, which folds names to capitals.
class HsqldbIT extends JdbcContract {

    @Override
    String url() {
        return "jdbc:hsqldb:mem:contract";
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
