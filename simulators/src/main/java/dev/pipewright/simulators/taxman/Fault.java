package dev.pipewright.simulators.taxman;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// One way in which an answer fails.
///
/// @param status the HTTP status, where the kind is a status
/// @param delay how long it takes, where the kind takes time
/// @param retryAfter the seconds of the header `Retry-After` of a 429 and a 503
record Fault(Kind kind, int status, Duration delay, int retryAfter) {

    /// The kinds. Before means that nothing was done, after that all was done and the client does not learn it.
    enum Kind {
        STATUS,
        DELAY,
        TIMEOUT_BEFORE,
        TIMEOUT_AFTER,
        DROP_BEFORE,
        DROP_AFTER,
        TRUNCATE_BODY,
        WRONG_CONTENT_TYPE,
        SLOW_DRIP,
        EXPIRED_TOKEN,
        CLOCK_SKEW
    }

    /// Finds a fault by its name: a status such as `503`, or a kind such as `timeout-before`.
    static Optional<Fault> find(String name, Duration delay, int retryAfter) {
        if (name.matches("[45][0-9][0-9]")) {
            return Optional.of(new Fault(Kind.STATUS, Integer.parseInt(name), delay, retryAfter));
        }
        String wanted = name.equals("drop-after-commit") ? "drop-after" : name;
        for (Kind kind : Kind.values()) {
            if (kind != Kind.STATUS && nameOf(kind).equals(wanted)) {
                return Optional.of(new Fault(kind, 0, delay, retryAfter));
            }
        }
        return Optional.empty();
    }

    /// The name it is counted under.
    String name() {
        return kind == Kind.STATUS ? Integer.toString(status) : nameOf(kind);
    }

    private static String nameOf(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
