package dev.pipewright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.files.FilesConnector;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.RecordWriter;
import dev.pipewright.engine.call.Targets;
import dev.pipewright.engine.dataflow.RunConnections.OpenSink;
import dev.pipewright.engine.plan.Drawings;
import dev.pipewright.engine.store.InMemoryLoadStore;
import dev.pipewright.engine.store.Intake;
import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenedConnectionsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:11:12Z");

    @TempDir
    private Path folder;

    @Test
    void the_second_sink_for_a_file_is_refused_and_the_first_goes_on_with_what_it_wrote() {
        Node.Sink first = fileSink("sink-first");
        Node.Sink second = fileSink("sink-second");

        try (OpenedConnections connections = connections()) {
            writer(connections.sink(first)).close();

            writer(connections.sink(first)).close();
            assertThatThrownBy(() -> writer(connections.sink(second)))
                    .isInstanceOf(ConnectorException.class)
                    .hasMessageStartingWith(
                            "Two sinks write the file 'orders.csv', and one would replace the other's: give one of");
            assertThat(folder.resolve("orders.csv")).doesNotExist();
        }
    }

    private OpenedConnections connections() {
        var run = new Run(
                new RunId(new UUID(0, 1)),
                new TenantId("tenant"),
                "orders",
                "Orders",
                "hash",
                Mode.ESTIMATE,
                "test",
                Map.of(),
                RunState.RUNNING,
                NOW,
                NOW,
                null,
                null);
        return new OpenedConnections(
                run,
                new Pipeline("Orders", "", List.of(), List.of(), List.of()),
                (_, _) -> new FilesConnector().open(Map.of("folder", folder.toString())),
                new Targets(Clock.fixed(NOW, ZoneOffset.UTC), new Random(1)),
                new InMemoryLoadStore(Clock.fixed(NOW, ZoneOffset.UTC)),
                Intake.NONE,
                null);
    }

    private static Node.Sink fileSink(String id) {
        return new Node.Sink(Drawings.header(id), "files", "out", Map.of("file", "orders.csv"));
    }

    private static RecordWriter writer(OpenSink sink) {
        return sink.connection().write(sink.request());
    }
}
