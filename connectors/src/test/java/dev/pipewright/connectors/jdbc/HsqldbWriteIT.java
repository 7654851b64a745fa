package dev.pipewright.connectors.jdbc;

/// Writing to HSQLDB.
class HsqldbWriteIT extends JdbcWriteContract {

    @Override
    String url() {
        return "jdbc:hsqldb:mem:writing";
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
