package dev.pipewright.simulators.taxman;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a TAXMAN is set up.
///
/// @param port the port on 127.0.0.1; 0 for a free one
/// @param apiKeys the keys that are accepted
/// @param latency how long each call takes at least
/// @param recordFile where recorded documents are kept; null to keep them in memory only
public record TaxmanOptions(
        int port,
        Set<String> apiKeys,
        Limits limits,
        Duration latency,
        @Nullable Path recordFile) {

    /// The port it has when it is started by itself.
    public static final int USUAL_PORT = 7090;

    /// The key that is accepted if no other is set.
    public static final String DEMO_KEY = "demo-key";

    /// Keeps a copy of the keys.
    public TaxmanOptions {
        apiKeys = Set.copyOf(apiKeys);
    }

    /// A free port, the demo key, no limits, no latency, nothing kept in a file.
    public static TaxmanOptions defaults() {
        return new TaxmanOptions(0, Set.of(DEMO_KEY), Limits.NONE, Duration.ZERO, null);
    }

    /// These options with another port.
    public TaxmanOptions withPort(int other) {
        return new TaxmanOptions(other, apiKeys, limits, latency, recordFile);
    }

    /// These options with other keys.
    public TaxmanOptions withApiKeys(Set<String> others) {
        return new TaxmanOptions(port, others, limits, latency, recordFile);
    }

    /// These options with other limits.
    public TaxmanOptions withLimits(Limits others) {
        return new TaxmanOptions(port, apiKeys, others, latency, recordFile);
    }

    /// These options with another latency.
    public TaxmanOptions withLatency(Duration other) {
        return new TaxmanOptions(port, apiKeys, limits, other, recordFile);
    }

    /// These options with a file that keeps what was recorded.
    public TaxmanOptions withRecordFile(Path file) {
        return new TaxmanOptions(port, apiKeys, limits, latency, file);
    }
}
