package dev.pipewright.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.spi.DescribableConnection;
import dev.pipewright.connectors.spi.RecordCount;
import dev.pipewright.connectors.spi.RecordCount.Certainty;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.model.schema.Schema;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PostgresDescribeIT extends JdbcDescribeContract {

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

    @Override
    String columns() {
        return "id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, note TEXT, created TIMESTAMP, due DATE,"
                + " updated_at TIMESTAMPTZ";
    }

    @Override
    protected String stream() {
        return "public.invoice";
    }

    private @Nullable RecordCount countOf(String... statements) throws SQLException {
        try (DescribableConnection connection = open();
                var session = DriverManager.getConnection(url(), user(), password());
                var statement = session.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
            return connection
                    .describe(new StreamDescription(
                            "public.many", Map.of("table", "public.many"), Schema.UNKNOWN, List.of()))
                    .count();
        }
    }

    @Test
    void of_a_large_table_the_statistics_say_how_many_rows_it_has() throws SQLException {
        RecordCount count = countOf(
                "DROP TABLE IF EXISTS many",
                "CREATE TABLE many AS SELECT g FROM generate_series(1, 150000) g",
                "ANALYZE many");

        assertThat(count).isEqualTo(new RecordCount(150_000, Certainty.ESTIMATE));
    }

    @Test
    void of_a_large_table_without_statistics_not_all_rows_are_counted() throws SQLException {
        RecordCount count = countOf(
                "DROP TABLE IF EXISTS many",
                "CREATE TABLE many WITH (autovacuum_enabled = off) AS SELECT g FROM generate_series(1, 150000) g");

        assertThat(count).isEqualTo(new RecordCount(100_000, Certainty.AT_LEAST));
    }
}
