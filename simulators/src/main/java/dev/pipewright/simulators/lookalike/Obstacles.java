package dev.pipewright.simulators.lookalike;

import dev.pipewright.simulators.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// Answers that stand in the way of a call that would have been answered well. Safe for many threads.
final class Obstacles {

    private static final int LIMITED = 4;
    private static final int WRONG = 5;
    private static final int KINDS = 3;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final SourceClock clock;
    private final Traps traps;
    private int callsBeforeLimit;
    private int callsBeforeError;

    Obstacles(SourceClock clock, Traps traps) {
        this.clock = clock;
        this.traps = traps;
    }

    /// What a call is answered with instead; empty if nothing is in its way.
    synchronized Optional<HttpResponse> next() {
        if (traps.isOn(Trap.TOO_MANY_CALLS) && ++callsBeforeLimit % LIMITED == 0) {
            return Optional.of(limited(callsBeforeLimit / LIMITED % KINDS));
        }
        if (traps.isOn(Trap.ERROR_WITH_200) && ++callsBeforeError % WRONG == 0) {
            return Optional.of(wrong(callsBeforeError / WRONG % KINDS));
        }
        return Optional.empty();
    }

    private HttpResponse limited(int kind) {
        HttpResponse answer =
                Answers.refused(new Refused(429, "TOO_MANY_CALLS", "Too many calls: wait and try again."));
        return switch (kind) {
            case 1 -> answer;
            case 2 -> answer.withHeader("Retry-After", Long.toString(PAUSE.toSeconds()));
            default ->
                answer.withHeader("Retry-After", Answers.httpDate(clock.shown().plus(PAUSE)));
        };
    }

    private static HttpResponse wrong(int kind) {
        return switch (kind) {
            case 1 -> text("application/json", "{\"error\":{\"code\":\"BUSY\",\"message\":\"Try again.\"}}");
            case 2 -> text("text/html", "<html><body>Please log in.</body></html>");
            default ->
                text(
                        "application/json",
                        "{\"items\":[],\"hasMore\":false,\"error\":{\"code\":\"BUSY\",\"message\":\"Try again.\"}}");
        };
    }

    private static HttpResponse text(String type, String body) {
        return HttpResponse.of(200, type, body.getBytes(StandardCharsets.UTF_8));
    }
}
