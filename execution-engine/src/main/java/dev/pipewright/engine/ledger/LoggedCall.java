package dev.pipewright.engine.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One call to a target and its answer, for people. No secret of the connection is in it.
///
/// @param path what follows the connection's address
/// @param headers without those that say who calls
/// @param body empty if there was none
/// @param took from the first byte sent to the last one read: the round trip
/// @param status absent if there was no answer
/// @param answer the answer's body; empty if it had none
/// @param trouble why there was no answer, in a sentence; empty if there was one
public record LoggedCall(
        Instant at,
        Duration took,
        String method,
        String path,
        Map<String, String> headers,
        String body,
        @Nullable Integer status,
        Map<String, String> answerHeaders,
        String answer,
        String trouble) {

    public LoggedCall {
        headers = Collections.unmodifiableMap(new TreeMap<>(headers));
        answerHeaders = Collections.unmodifiableMap(new TreeMap<>(answerHeaders));
    }

    /// The same call as one of those sees it for whom it was made.
    public LoggedCall partly(String itsBody, @Nullable Integer itsStatus, String itsAnswer) {
        return new LoggedCall(at, took, method, path, headers, itsBody, itsStatus, answerHeaders, itsAnswer, trouble);
    }
}
