package dev.pipewright.engine.ledger;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One try to reach the target.
///
/// @param status the HTTP status; absent if there was no answer
/// @param code a short name for what happened, as in `ok`, `rate-limited`, `timeout`, or the target's own error
///     code
/// @param mayHaveArrived true if the target may have acted on it without saying so: an answer lost on its way is
///     one such try, a refused connection is not
/// @param calls what was sent and answered, as [CallLogText] writes it; absent if there was no call, and where attempts
///     are told
public record Attempt(
        Instant at,
        Duration took,
        @Nullable Integer status,
        String code,
        String message,
        boolean mayHaveArrived,
        @Nullable Payload calls) {

    /// An attempt without what was sent and answered.
    public Attempt(
            Instant at, Duration took, @Nullable Integer status, String code, String message, boolean mayHaveArrived) {
        this(at, took, status, code, message, mayHaveArrived, null);
    }
}
