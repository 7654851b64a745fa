package dev.pipewright.engine.dataflow;

import static dev.pipewright.engine.dataflow.Bench.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.jdbc.JdbcConnector;
import dev.pipewright.connectors.spi.KeyReadableConnection;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.schema.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Look-ups in a database, by key.
class KeyedLookupIT {

    private static final List<FieldPath> CUSTOMER = List.of(FieldPath.of("customer"));

    @TempDir
    private Path folder;

    private String url;
    private KeyReadableConnection crm;
    private KeyedTable table;

    @BeforeEach
    void fill() throws SQLException {
        url = "jdbc:sqlite:" + folder.resolve("crm.db");
        execute(
                "CREATE TABLE buyer (id INTEGER, name TEXT)",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)"
                        + " INSERT INTO buyer SELECT i, 'Buyer ' || i FROM n");
        crm = (KeyReadableConnection) new JdbcConnector().open(Map.of("url", url));
        table = new KeyedTable(
                crm,
                new StreamRequest(Map.of("query", "SELECT id, name FROM buyer"), Map.of(), Schema.UNKNOWN, List.of()),
                List.of("id"));
    }

    @AfterEach
    void close() {
        crm.close();
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Map<LookupKey, List<Object>> wanted(Object... customers) {
        Map<LookupKey, List<Object>> wanted = new LinkedHashMap<>();
        for (Object customer : customers) {
            DataRecord record = Bench.records(row("customer", customer)).getFirst();
            wanted.put(Objects.requireNonNull(LookupKey.of(record.fields(), CUSTOMER)), List.of(customer));
        }
        return wanted;
    }

    private List<Object> names(Object customer) {
        return table.find(wanted(customer)).values().stream()
                .flatMap(List::stream)
                .map(record -> Objects.requireNonNull(record.fields().get("name")))
                .toList();
    }

    @Test
    void more_keys_than_one_statement_takes_are_found() {
        Object[] all = LongStream.rangeClosed(1, 1201).boxed().toArray();

        var found = table.find(wanted(all));

        assertThat(found).hasSize(1201);
        assertThat(found.values().stream().filter(List::isEmpty)).hasSize(1);
    }

    @Test
    void a_text_finds_a_number() {
        assertThat(names("17")).containsExactly("Buyer 17");
    }

    @Test
    void a_text_that_is_no_number_finds_nothing() {
        assertThat(names("seventeen")).isEmpty();
    }

    @Test
    void what_was_found_or_not_found_once_is_not_asked_for_again() throws SQLException {
        assertThat(names(1L)).containsExactly("Buyer 1");
        assertThat(names(5000L)).isEmpty();

        execute("UPDATE buyer SET name = 'Changed'", "INSERT INTO buyer VALUES (5000, 'New')");

        assertThat(names(1L)).containsExactly("Buyer 1");
        assertThat(names(5000L)).isEmpty();
        assertThat(names(2L)).containsExactly("Changed");
    }
}
