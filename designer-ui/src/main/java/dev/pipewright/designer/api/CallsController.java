package dev.pipewright.designer.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipewright.designer.access.PersonPrincipal;
import dev.pipewright.engine.ledger.CalledDocument;
import dev.pipewright.engine.ledger.LoggedCall;
import dev.pipewright.engine.ledger.PostgresCallLog;
import dev.pipewright.platform.run.Runs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Tells what was sent to targets and what they answered.
@RestController
@RequestMapping("/api/v1/runs/{run}")
class CallsController {

    private final Runs runs;
    private final PostgresCallLog log;

    CallsController(Runs runs, PostgresCallLog log) {
        this.runs = runs;
        this.log = log;
    }

    /// A document as the API tells it.
    ///
    /// @param calls empty if it was not sent, or they are not kept any more
    record CalledJson(long id, String company, String type, String code, String state, List<CallJson> calls) {

        static CalledJson of(CalledDocument document) {
            return new CalledJson(
                    document.id(),
                    document.key().company(),
                    document.key().type(),
                    document.key().code(),
                    Words.of(document.state()),
                    document.calls().stream().map(CallJson::of).toList());
        }
    }

    /// A call as the API tells it.
    ///
    /// @param status left out, with answer and its headers, if there was no answer
    /// @param trouble why there was none; left out if there was one
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record CallJson(
            Instant at,
            double tookMillis,
            String method,
            String path,
            Map<String, String> headers,
            String body,
            @Nullable Integer status,
            Map<String, String> answerHeaders,
            String answer,
            String trouble) {

        static CallJson of(LoggedCall call) {
            return new CallJson(
                    call.at(),
                    call.took().toNanos() / 1e6,
                    call.method(),
                    call.path(),
                    call.headers(),
                    call.body(),
                    call.status(),
                    call.answerHeaders(),
                    call.answer(),
                    call.trouble());
        }
    }

    @GetMapping("/calls")
    List<CalledJson> calls(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String run,
            @RequestParam(required = false) @Nullable String code) {
        var id = RunsController.known(runs, caller, run);
        if (code == null || code.isEmpty()) {
            throw new ApiException(HttpStatus.BAD_REQUEST, "Fill in 'code': whose calls are asked for.");
        }
        return log.of(caller.person().tenant(), id, code).stream()
                .map(CalledJson::of)
                .toList();
    }
}
