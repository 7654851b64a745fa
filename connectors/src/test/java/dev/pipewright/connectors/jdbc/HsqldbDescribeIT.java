package dev.pipewright.connectors.jdbc;

class HsqldbDescribeIT extends JdbcDescribeContract {

    @Override
    String url() {
        return "jdbc:hsqldb:mem:describe";
    }

    @Override
    String user() {
        return "SA";
    }

    @Override
    String password() {
        return "";
    }

    @Override
    String columns() {
        return "id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, note VARCHAR(40), created TIMESTAMP, due DATE,"
                + " updated_at TIMESTAMP";
    }

    @Override
    protected String stream() {
        return "public.invoice";
    }
}
