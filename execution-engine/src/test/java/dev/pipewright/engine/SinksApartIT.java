package dev.pipewright.engine;

import static dev.pipewright.engine.OrderPipelines.call;
import static dev.pipewright.engine.OrderPipelines.form;
import static dev.pipewright.engine.OrderPipelines.result;
import static dev.pipewright.engine.OrderPipelines.source;
import static dev.pipewright.engine.plan.Drawings.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.BreakingSinks.Border;
import dev.pipewright.engine.plan.Drawings;
import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import dev.pipewright.simulators.http.HttpListener;
import dev.pipewright.simulators.http.HttpResponse;
import dev.pipewright.simulators.taxman.RecordedDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A sink that breaks at any of its borders: no call is made again, no other sink gets anything again, and it has each
/// result once itself, as far as it can.
class SinksApartIT {

    private static final int FEW = 20;
    /// More than a chunk.
    private static final int MANY = 2_300;

    private final Map<String, String> posted = new ConcurrentHashMap<>();

    @TempDir
    private Path folder;

    private OrdersAndTaxman world;
    private HttpListener hook;
    private BreakingSinks sinks;
    private LocalRuns runs;

    @BeforeEach
    void start() throws IOException {
        world = new OrdersAndTaxman(folder);
        world.inShop("CREATE TABLE taxed (\"documentCode\" VARCHAR(20) PRIMARY KEY, \"totalTax\" VARCHAR(20))");
        hook = HttpListener.start(0, 10_000, request -> {
            posted.put(request.header("x-key").orElseThrow(), request.text());
            return HttpResponse.json(200, "{}".getBytes(StandardCharsets.UTF_8));
        });
        sinks = new BreakingSinks(world, hook.baseUrl());
        runs = new LocalRuns(folder, sinks);
    }

    @AfterEach
    void stop() throws IOException {
        hook.close();
        world.inShop("SHUTDOWN");
        world.close();
    }

    static Stream<Arguments> borders() {
        return BreakingSinks.SINKS.stream()
                .flatMap(sink -> Stream.of(Border.values())
                        .flatMap(border -> Stream.of(false, true).map(after -> Arguments.of(sink, border, after))));
    }

    @ParameterizedTest
    @MethodSource("borders")
    void a_sink_that_breaks_at_a_border_goes_on_alone(String sink, Border border, boolean after) throws IOException {
        world.writeOrders("orders.ndjson", "A", FEW);
        sinks.breakOnce(sink, border, 1, after);

        Run broken = runs.record(drawn());
        Run whole = runs.record(drawn());

        assertThat(broken.state()).isEqualTo(RunState.RUNNING);
        isDone(whole, sink, FEW);
    }

    @ParameterizedTest
    @CsvSource({"archive, WRITE", "books, WRITE", "hook, WRITE", "archive, FLUSH", "books, FLUSH", "hook, FLUSH"})
    void a_sink_that_breaks_at_its_second_chunk_keeps_the_first(String sink, Border border) throws IOException {
        world.writeOrders("orders.ndjson", "A", MANY);
        sinks.breakOnce(sink, border, 2, false);

        Run broken = runs.record(drawn());
        Run whole = runs.record(drawn());

        assertThat(broken.state()).isEqualTo(RunState.RUNNING);
        isDone(whole, sink, MANY);
        assertThat(sinks.written(sink))
                .as("the first chunk is not written again")
                .isLessThan(2 * MANY);
    }

    private void isDone(Run run, String broken, int count) throws IOException {
        List<String> codes =
                IntStream.rangeClosed(1, count).mapToObj("A-%04d"::formatted).toList();
        assertThat(run.failure()).isNull();
        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(world.taxman().documents())
                .hasSize(count)
                .allMatch(document -> document.timesRecorded() == 1)
                .extracting(RecordedDocument::replays)
                .containsOnly(0);
        assertThat(BreakingSinks.SINKS)
                .filteredOn(sink -> !sink.equals(broken))
                .allSatisfy(sink -> assertThat(sinks.written(sink)).as(sink).isEqualTo(count));
        assertThat(Files.readAllLines(folder.resolve("taxed.ndjson")))
                .containsExactlyElementsOf(
                        codes.stream().map(SinksApartIT::json).toList());
        assertThat(world.readShop("SELECT \"documentCode\" FROM taxed ORDER BY 1"))
                .containsExactlyElementsOf(codes);
        assertThat(posted.values())
                .containsExactlyInAnyOrderElementsOf(
                        codes.stream().map(SinksApartIT::json).toList());
    }

    private static String json(String code) {
        return "{\"documentCode\":\"%s\",\"totalTax\":\"7.90\"}".formatted(code);
    }

    private static Pipeline drawn() {
        Node result = result();
        return new Drawings()
                .chain(
                        source("source-orders", "orders.ndjson"),
                        form("map-order", "order", "$"),
                        call("apiCall-tax"),
                        result,
                        sink("files", BreakingSinks.ARCHIVE, Map.of("file", "taxed.ndjson", "format", "NDJSON")))
                .chain(result, sink("jdbc", BreakingSinks.BOOKS, Map.of("table", "taxed")))
                .chain(result, sink("http", BreakingSinks.HOOK, Map.of("path", "/", "keyHeader", "X-Key")))
                .pipeline();
    }

    private static Node.Sink sink(String connector, String connection, Map<String, Object> settings) {
        return new Node.Sink(header("sink-" + connection), connector, connection, settings);
    }
}
