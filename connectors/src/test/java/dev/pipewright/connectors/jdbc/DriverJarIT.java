package dev.pipewright.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.kit.Reading;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.RecordWriter;
import dev.pipewright.connectors.spi.SinkRequest;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import dev.pipewright.model.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database whose driver comes in a jar of its own, and what that driver is told.
class DriverJarIT {

    private static final StreamRequest NUMBERS =
            new StreamRequest(Map.of("table", "number", "fetchSize", 7L), Map.of(), Schema.UNKNOWN, List.of());

    @TempDir
    Path folder = Path.of("");

    private Path database = Path.of("");
    private Path jar = Path.of("");

    @BeforeEach
    void fillTable() throws IOException, SQLException {
        database = folder.resolve("numbers");
        jar = RecordingDriverJar.in(folder);
        try (var session = DriverManager.getConnection("jdbc:hsqldb:file:" + database + ";shutdown=true", "SA", "");
                var statement = session.createStatement()) {
            statement.execute("CREATE TABLE number (id INTEGER NOT NULL PRIMARY KEY)");
            statement.execute("INSERT INTO number VALUES (1), (2), (3)");
        }
    }

    private JdbcConnection open(String url, Path driverJar) {
        return (JdbcConnection) new JdbcConnector()
                .open(Map.of("url", url, "user", "SA", "password", "", "driverJar", driverJar.toString()));
    }

    private JdbcConnection open() {
        return open(RecordingDriverJar.PREFIX + database, jar);
    }

    private static DataRecord number(long id) {
        return new DataRecord(Long.toString(id), new Origin("test", id, "record " + id), Map.of("id", id));
    }

    private void write(Map<String, Object> settings, long... ids) {
        try (JdbcConnection connection = open();
                RecordWriter writer = connection.write(new SinkRequest(settings, Schema.UNKNOWN, "run-1"))) {
            writer.resume(null);
            writer.write(LongStream.of(ids).mapToObj(DriverJarIT::number).toList());
            writer.complete();
        }
    }

    @Test
    void a_driver_that_is_not_on_the_class_path_comes_from_its_jar_and_sees_no_other() throws IOException {
        assertThat(ServiceLoader.load(Driver.class).stream()
                        .map(driver -> driver.type().getName()))
                .doesNotContain("com.example.RecordingDriver");

        try (JdbcConnection connection = open()) {
            assertThat(Reading.ofAll(connection, NUMBERS, 1).fields())
                    .containsExactly(Map.of("id", 1L), Map.of("id", 2L), Map.of("id", 3L));
        }

        assertThat(RecordingDriverJar.calls(database)).startsWith("connect, and sees no driver of the product");
    }

    @Test
    void the_fetch_size_is_told_to_the_driver_before_the_query_is_executed() throws IOException {
        try (JdbcConnection connection = open()) {
            Reading.ofAll(connection, NUMBERS, 1);
        }

        assertThat(RecordingDriverJar.calls(database))
                .containsSubsequence("setReadOnly true", "setFetchSize 7", "executeQuery");
    }

    @Test
    void rows_travel_in_batches_of_the_wanted_size_and_the_rest_in_a_smaller_one() throws IOException {
        write(Map.of("table", "number", "batchSize", 2L), 4, 5, 6, 7, 8);

        assertThat(RecordingDriverJar.calls(database))
                .doesNotContain("setReadOnly true")
                .filteredOn(call -> call.equals("addBatch") || call.equals("executeBatch") || call.equals("commit"))
                .containsExactly(
                        "addBatch",
                        "addBatch",
                        "executeBatch",
                        "addBatch",
                        "addBatch",
                        "executeBatch",
                        "addBatch",
                        "executeBatch",
                        "commit");
        try (JdbcConnection connection = open()) {
            assertThat(Reading.ofAll(connection, NUMBERS, 1).records()).hasSize(8);
        }
    }

    @Test
    void a_jar_that_is_not_there_is_named() {
        assertThatThrownBy(() -> open("jdbc:recording:x", folder.resolve("nowhere.jar")))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.SETTINGS))
                .hasMessage("There is no driver jar " + folder.resolve("nowhere.jar")
                        + ": correct 'Driver jar', or leave it empty.");
    }

    @Test
    void a_file_that_is_no_jar_is_named() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.jar"), "not a jar");

        assertThatThrownBy(() -> open("jdbc:recording:x", broken))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.SETTINGS))
                .hasMessage(
                        "The driver jar " + broken + " cannot be opened: it is not a jar, or was copied only in part."
                                + " Put it there again, or correct 'Driver jar'.");
    }

    @Test
    void a_jar_with_another_driver_is_said_to_have_none_for_the_url() {
        try (JdbcConnection connection = open("jdbc:other:x", jar)) {
            assertThatThrownBy(connection::check)
                    .isInstanceOfSatisfying(
                            ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.SETTINGS))
                    .hasMessage("The driver jar " + jar
                            + " has no driver for jdbc:other:x: correct 'JDBC URL' or 'Driver jar'.");
        }
    }
}
