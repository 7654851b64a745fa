package dev.pipewright.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.spi.DescribableConnection;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.model.schema.Field;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A database of two thousand tables.
class LargeCatalogueIT {

    private static final int TABLES = 2_000;

    @BeforeAll
    static void create() throws SQLException {
        execute("CREATE SCHEMA erp", """
                DO $$ BEGIN
                  FOR i IN 1..%d LOOP
                    EXECUTE format('CREATE TABLE erp.t%%s (company TEXT, number BIGINT, amount NUMERIC(12, 2),
                      entered TIMESTAMPTZ DEFAULT now(), PRIMARY KEY (number, company))', lpad(i::text, 4, '0'));
                    IF i %% 250 = 0 THEN COMMIT; END IF;
                  END LOOP;
                END $$""".formatted(TABLES));
    }

    @AfterAll
    static void drop() throws SQLException {
        execute("""
                DO $$ BEGIN
                  FOR i IN 1..%d LOOP
                    EXECUTE format('DROP TABLE erp.t%%s', lpad(i::text, 4, '0'));
                    IF i %% 250 = 0 THEN COMMIT; END IF;
                  END LOOP;
                END $$""".formatted(TABLES), "DROP SCHEMA erp");
    }

    @Test
    void all_tables_are_listed_with_their_fields_and_keys() {
        List<StreamDescription> tables = tables();

        assertThat(tables).hasSize(TABLES).allSatisfy(table -> {
            assertThat(table.schema().fields())
                    .extracting(Field::name)
                    .containsExactly("company", "number", "amount", "entered");
            assertThat(table.keys()).containsExactly("number", "company");
        });
        assertThat(tables).extracting(StreamDescription::name).contains("erp.t0001", "erp.t2000");
    }

    @Test
    @Timeout(60)
    void a_table_that_somebody_has_locked_does_not_hold_the_list_up() throws SQLException {
        try (Connection other = session();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE erp.t0001 IN ACCESS EXCLUSIVE MODE");

            assertThat(tables())
                    .hasSize(TABLES)
                    .allSatisfy(table -> assertThat(table.keys()).containsExactly("number", "company"));
        }
    }

    @Test
    void the_list_is_there_while_a_person_waits() {
        tables();
        long start = System.nanoTime();
        tables();
        var took = Duration.ofNanos(System.nanoTime() - start);

        System.out.printf("%d tables with fields and keys are listed in %d ms%n", TABLES, took.toMillis());
        assertThat(took).isLessThan(Duration.ofSeconds(5));
    }

    private static List<StreamDescription> tables() {
        try (DescribableConnection connection = open()) {
            return connection.discover().stream()
                    .filter(stream -> stream.name().startsWith("erp."))
                    .toList();
        }
    }

    private static DescribableConnection open() {
        return (DescribableConnection) new JdbcConnector()
                .open(Map.of("url", PostgresServer.url(), "user", "postgres", "password", "postgres"));
    }

    private static Connection session() throws SQLException {
        return DriverManager.getConnection(PostgresServer.url(), "postgres", "postgres");
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection session = session();
                var statement = session.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }
}
