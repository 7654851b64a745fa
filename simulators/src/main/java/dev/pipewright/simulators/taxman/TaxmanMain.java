package dev.pipewright.simulators.taxman;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// Starts a TAXMAN by itself: `[--port N] [--file FILE] [--latency-millis N] [--calls-per-second N]
/// [--concurrent-calls N]`. It runs until the process is ended.
public final class TaxmanMain {

    private TaxmanMain() {}

    /// Runs until the process is ended.
    ///
    /// @throws IOException if the port is taken or the record file cannot be used
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var options = TaxmanOptions.defaults().withPort(TaxmanOptions.USUAL_PORT);
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            String value = arguments[i + 1];
            options = switch (arguments[i]) {
                case "--port" -> options.withPort(Integer.parseInt(value));
                case "--file" -> options.withRecordFile(Path.of(value));
                case "--latency-millis" -> options.withLatency(Duration.ofMillis(Long.parseLong(value)));
                case "--calls-per-second" -> {
                    Limits limits = options.limits();
                    yield options.withLimits(
                            new Limits(Integer.parseInt(value), limits.concurrentCalls(), limits.errorsPerMinute()));
                }
                case "--concurrent-calls" -> {
                    Limits limits = options.limits();
                    yield options.withLimits(
                            new Limits(limits.callsPerSecond(), Integer.parseInt(value), limits.errorsPerMinute()));
                }
                default -> throw new IllegalArgumentException("Unknown option: " + arguments[i] + ".");
            };
        }
        try (var taxman = TaxmanSimulator.start(options)) {
            System.out.println("READY port=" + taxman.port());
            new CountDownLatch(1).await();
        }
    }
}
