package dev.pipewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.pipewright.cli.Workplace.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Orders go from a file through a mapping into a collection, and from there into a file again.
class MongoPipelineIT {

    private static final String LINES = """
            {"target": "code", "expression": "code ? code : order"}, {"target": "amount", "expression": "amount"},
            {"target": "note", "expression": "note"}""";

    private static final String COLLECTION = """
            "connector": "mongodb", "connection": "sales", "settings": {"collection": "orders", %s}""";

    @TempDir
    private Path folder;

    private Workplace workplace(String url) throws IOException {
        Files.createDirectories(folder.resolve("sinks"));
        return new Workplace(folder)
                .withConnections(List.of(
                        connection("orders", "files", Map.of("folder", folder.toString())),
                        connection(
                                "files",
                                "files",
                                Map.of("folder", folder.resolve("sinks").toString())),
                        connection("sales", "mongodb", Map.of("url", url, "database", "sales"))));
    }

    private static Map<String, Object> connection(String name, String connector, Map<String, Object> settings) {
        return Map.of("name", name, "connector", connector, "settings", settings);
    }

    @Test
    void orders_of_a_file_are_in_a_collection_once_and_come_back_from_there() throws IOException {
        var server = new MongoServer(new MemoryBackend());
        String url = server.bindAndGetConnectionString();
        try {
            Workplace workplace = workplace(url);
            OrderSource.NDJSON.write(workplace);
            workplace.withPipeline(
                    Pipelines.mapping(OrderSource.NDJSON.node(), LINES, COLLECTION.formatted("\"keys\": [\"code\"]")));

            Answer first = workplace.run("--mode", "record");
            Answer second = workplace.run("--mode", "record");

            assertThat(first.json().get("status")).as(first.out()).isEqualTo("completed");
            assertThat(second.json().get("status")).isEqualTo("completed");
            workplace.withPipeline(Pipelines.mapping(
                    COLLECTION.formatted("\"filter\": \"{\\\"amount\\\": {\\\"$gt\\\": 0}}\""), LINES, """
                    "connector": "files", "connection": "files",
                    "settings": {"file": "back.ndjson", "format": "NDJSON"}"""));
            Answer back = workplace.run("--mode", "record");

            assertThat(back.json().get("status")).as(back.out()).isEqualTo("completed");
            assertThat(folder.resolve("sinks/back.ndjson")).hasContent("""
                            {"code":"A-1","amount":100.00,"note":"Pen, \\"fine\\" & <new>"}
                            {"code":"A-2","amount":10.5,"note":"=1+2 für Ä"}
                            {"code":"A-3","amount":1000,"note":"two\\nlines"}
                            """);
        } finally {
            server.shutdownNow();
        }
    }
}
