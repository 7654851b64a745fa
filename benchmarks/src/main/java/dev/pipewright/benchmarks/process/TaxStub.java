package dev.pipewright.benchmarks.process;

import dev.pipewright.simulators.http.HttpHandler;
import dev.pipewright.simulators.http.HttpListener;
import dev.pipewright.simulators.http.HttpResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// Gives each call the same answer after a while, for next to no work: `LATENCY-MILLIS`. It runs until the process is
/// ended.
final class TaxStub {

    private static final int LARGEST_BODY = 1 << 20;
    private static final HttpResponse ANSWER = HttpResponse.json(200, """
            {"currency":"USD","totalAmount":"100.00","totalTax":"8.60"}""".getBytes(StandardCharsets.UTF_8));

    private TaxStub() {}

    /// Runs until the process is ended.
    ///
    /// @throws IOException if it cannot listen
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var latency = Duration.ofMillis(Long.parseLong(arguments[0]));
        HttpHandler late = _ -> {
            Thread.sleep(latency);
            return ANSWER;
        };
        try (var stub = HttpListener.start(0, LARGEST_BODY, late)) {
            System.out.println("READY port=" + stub.port());
            new CountDownLatch(1).await();
        }
    }
}
