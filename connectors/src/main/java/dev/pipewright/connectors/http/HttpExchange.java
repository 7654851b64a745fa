package dev.pipewright.connectors.http;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The answer to a call.
public final class HttpExchange {

    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final Clock clock;

    /// An answer that has arrived whole.
    ///
    /// @param headers by name in any case
    /// @param body handed over
    /// @param clock for `Retry-After` as a date
    public HttpExchange(int status, Map<String, List<String>> headers, byte[] body, Clock clock) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
        this.clock = clock;
    }

    public int status() {
        return status;
    }

    /// The body; nobody changes it.
    public byte[] body() {
        return body;
    }

    /// The first value of a header.
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /// All values of a header.
    public List<String> headers(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .toList();
    }

    /// What `Retry-After` says, in seconds or as a date; never negative. Empty if it is missing or neither.
    public Optional<Duration> retryAfter() {
        return header("Retry-After").flatMap(this::delayOf);
    }

    private Optional<Duration> delayOf(String text) {
        if (text.strip().matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text.strip())));
        }
        try {
            var at = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration delay = Duration.between(clock.instant(), at);
            return Optional.of(delay.isNegative() ? Duration.ZERO : delay);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
