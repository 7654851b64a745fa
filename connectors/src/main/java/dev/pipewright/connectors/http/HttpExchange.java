package dev.pipewright.connectors.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The answer to a call.
public final class HttpExchange {

    /// Seconds from here on are not a wait, but a moment since 1970.
    private static final long A_MOMENT = 1_000_000_000;

    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final Clock clock;

    /// An answer that has arrived whole.
    ///
    /// @param headers by name in any case
    /// @param body handed over
    /// @param clock for `Retry-After` as a date, if the answer does not say what time it is there
    public HttpExchange(int status, Map<String, List<String>> headers, byte[] body, Clock clock) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
        this.clock = clock;
    }

    /// What the answer says of a part of the call, as an answer to that part alone.
    ///
    /// @param own handed over
    public HttpExchange part(int itsStatus, byte[] own) {
        return new HttpExchange(itsStatus, headers, own, clock);
    }

    public int status() {
        return status;
    }

    /// The body; nobody changes it.
    public byte[] body() {
        return body;
    }

    /// All headers; those of one name are joined with commas.
    public Map<String, String> headers() {
        var joined = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> joined.put(name, String.join(", ", values)));
        return joined;
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

    /// What `Retry-After` says, in seconds or as a date; never negative. Empty if it is missing or neither. A
    /// date is measured by the answer's own `Date`: the clocks of two machines differ, and the wait is often
    /// shorter than that.
    public Optional<Duration> retryAfter() {
        return header("Retry-After").flatMap(this::delayOf);
    }

    /// When it was sent, by the clock of the host, as `Date` says.
    public Optional<Instant> date() {
        return header("Date").flatMap(HttpExchange::instantOf);
    }

    /// When the caller's limit is free again, as `RateLimit-Reset` or `X-RateLimit-Reset` say it in seconds from
    /// now, or since 1970; never negative.
    public Optional<Duration> resetAfter() {
        return header("RateLimit-Reset")
                .or(() -> header("X-RateLimit-Reset"))
                .map(String::strip)
                .filter(text -> text.matches("\\d{1,12}"))
                .map(Long::parseLong)
                .map(seconds -> seconds < A_MOMENT ? Duration.ofSeconds(seconds) : untilMoment(seconds));
    }

    private Duration untilMoment(long epochSecond) {
        Duration delay = Duration.between(now(), Instant.ofEpochSecond(epochSecond));
        return delay.isNegative() ? Duration.ZERO : delay;
    }

    /// What time it is there, if the answer says it.
    private Instant now() {
        return date().orElseGet(clock::instant);
    }

    private Optional<Duration> delayOf(String text) {
        if (text.strip().matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text.strip())));
        }
        return instantOf(text).map(at -> {
            Duration delay = Duration.between(now(), at);
            return delay.isNegative() ? Duration.ZERO : delay;
        });
    }

    private static Optional<Instant> instantOf(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
