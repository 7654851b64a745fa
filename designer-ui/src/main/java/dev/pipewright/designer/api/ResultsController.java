package dev.pipewright.designer.api;

import dev.pipewright.designer.access.PersonPrincipal;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.WorkFilter;
import dev.pipewright.platform.result.ResultFormat;
import dev.pipewright.platform.result.Results;
import dev.pipewright.platform.run.Runs;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Hands out results, rejected records and troubled documents, written while they are read, whatever their size.
@RestController
@RequestMapping("/api/v1/runs/{run}")
class ResultsController {

    private final Runs runs;
    private final Results results;

    ResultsController(Runs runs, Results results) {
        this.runs = runs;
        this.results = results;
    }

    @GetMapping("/results")
    void results(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String run,
            @RequestParam(defaultValue = "json") String format,
            HttpServletResponse response)
            throws IOException {
        write(caller, run, format, "results", response, results::write);
    }

    @GetMapping("/rejected")
    void rejected(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String run,
            @RequestParam(defaultValue = "json") String format,
            HttpServletResponse response)
            throws IOException {
        write(caller, run, format, "rejected", response, results::writeRejected);
    }

    @GetMapping("/troubled")
    void troubled(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String run,
            @RequestParam(defaultValue = "json") String format,
            @RequestParam(required = false) @Nullable String cause,
            @RequestParam(defaultValue = "false") boolean accepted,
            HttpServletResponse response)
            throws IOException {
        var filter = new WorkFilter(cause == null ? null : TroublesController.causeOf(cause), accepted);
        write(
                caller,
                run,
                format,
                "troubled",
                response,
                (tenant, id, as, out) -> results.writeTroubled(tenant, id, filter, as, out));
    }

    private interface Writing {
        void write(TenantId tenant, RunId run, ResultFormat format, OutputStream out) throws IOException;
    }

    private void write(
            PersonPrincipal caller, String run, String word, String what, HttpServletResponse response, Writing writing)
            throws IOException {
        var format = ResultFormat.named(word.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new ApiException(
                        HttpStatus.BAD_REQUEST, "'format' can not be '" + word + "'. Use csv, ndjson or json."));
        var tenant = caller.person().tenant();
        var id = RunsController.idOf(run);
        if (runs.report(tenant, id).isEmpty()) {
            throw RunsController.unknown(run);
        }
        response.setContentType(format.mediaType());
        response.setCharacterEncoding("UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"" + what + "-" + id + "." + format.word() + "\"");
        writing.write(tenant, id, format, response.getOutputStream());
    }
}
