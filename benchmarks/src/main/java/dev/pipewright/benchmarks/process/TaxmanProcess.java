package dev.pipewright.benchmarks.process;

import dev.pipewright.simulators.taxman.TaxmanMain;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// TAXMAN in a process of its own, on a free port, so that it does not share a heap with what is measured.
public final class TaxmanProcess implements AutoCloseable {

    private final JavaProcess process;
    private final int port;

    private TaxmanProcess(JavaProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Starts it.
    ///
    /// @param folder for what it complains of
    /// @param latency how long each call takes at least
    public static TaxmanProcess start(Path folder, Duration latency) throws IOException {
        return start(
                folder,
                TaxmanMain.class,
                List.of("--port", "0", "--latency-millis", Long.toString(latency.toMillis())));
    }

    /// Starts one that refuses calls that are too fast, or too many at once.
    ///
    /// @param folder for what it complains of
    public static TaxmanProcess limited(Path folder, int perSecond, int atOnce) throws IOException {
        return start(
                folder,
                TaxmanMain.class,
                List.of(
                        "--port",
                        "0",
                        "--calls-per-second",
                        Integer.toString(perSecond),
                        "--concurrent-calls",
                        Integer.toString(atOnce)));
    }

    /// Starts something that takes all calls and works on none, where TAXMAN itself would be measured too.
    ///
    /// @param folder for what it complains of
    /// @param latency how long each call takes at least
    public static TaxmanProcess stub(Path folder, Duration latency) throws IOException {
        return start(folder, TaxStub.class, List.of(Long.toString(latency.toMillis())));
    }

    private static TaxmanProcess start(Path folder, Class<?> main, List<String> arguments) throws IOException {
        JavaProcess process = JavaProcess.start(
                folder.resolve("taxman.log"), List.of("-Xmx512m", "-XX:+UseSerialGC"), Map.of(), main, arguments);
        int port = Integer.parseInt(process.awaitLine("READY port="));
        process.ignoreOutput();
        return new TaxmanProcess(process, port);
    }

    /// Its address, without a slash at the end.
    public String baseUrl() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.close();
    }
}
