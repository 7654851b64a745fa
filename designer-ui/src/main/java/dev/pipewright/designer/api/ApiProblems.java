package dev.pipewright.designer.api;

import dev.pipewright.engine.RestartRefusedException;
import dev.pipewright.engine.ledger.WorkRefusedException;
import dev.pipewright.model.Problem;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.json.PipelineFormatException;
import dev.pipewright.platform.backfill.BackFillRefusedException;
import dev.pipewright.platform.begin.BeginRefusedException;
import dev.pipewright.platform.environment.EnvironmentRefusedException;
import dev.pipewright.platform.file.MergeOutdatedException;
import dev.pipewright.platform.ingest.IngestRefusedException;
import dev.pipewright.platform.library.LibraryRefusedException;
import dev.pipewright.platform.load.RecountFailedException;
import dev.pipewright.platform.load.WatermarkRefusedException;
import dev.pipewright.platform.removal.RemovalRefusedException;
import dev.pipewright.platform.result.ResultsDroppedException;
import dev.pipewright.platform.run.AskedDifferentlyException;
import dev.pipewright.platform.run.RunRefusedException;
import dev.pipewright.platform.shadow.ShadowRefusedException;
import dev.pipewright.platform.version.NotPublishableException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers what the API refuses with `application/problem+json` and a sentence that says what to do, never with a
/// stack trace. What is wrong with the request itself is said by [RequestProblems], which is asked first.
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
@RestControllerAdvice(basePackageClasses = ApiProblems.class)
class ApiProblems {

    /// When who is to come again later may try.
    private static final Duration LATER = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    @ExceptionHandler
    ProblemDetail asSaid(ApiException trouble) {
        return ProblemDetail.forStatusAndDetail(trouble.status(), String.valueOf(trouble.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail refused(RunRefusedException refused, Locale locale) {
        return withProblems(
                HttpStatus.UNPROCESSABLE_CONTENT,
                Sentences.in(locale).read(Sentence.keptOf(refused)),
                refused.problems(),
                locale);
    }

    @ExceptionHandler
    ProblemDetail refused(NotPublishableException refused, Locale locale) {
        return withProblems(
                HttpStatus.UNPROCESSABLE_CONTENT,
                Sentences.in(locale).read(Sentence.keptOf(refused)),
                refused.problems(),
                locale);
    }

    @ExceptionHandler
    ProblemDetail unreadable(PipelineFormatException unreadable, Locale locale) {
        return withProblems(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "This is no pipeline file. Correct what is wrong with it, then send it again.",
                unreadable.problems(),
                locale);
    }

    @ExceptionHandler
    ProblemDetail undecided(MergeConflictsException undecided, Locale locale) {
        return withProblems(HttpStatus.CONFLICT, String.valueOf(undecided.getMessage()), undecided.problems(), locale);
    }

    @ExceptionHandler({
        MergeOutdatedException.class,
        RemovalRefusedException.class,
        WorkRefusedException.class,
        ShadowRefusedException.class,
        RestartRefusedException.class
    })
    ProblemDetail untimely(RuntimeException refused, Locale locale) {
        return said(HttpStatus.CONFLICT, refused, locale);
    }

    @ExceptionHandler({LibraryRefusedException.class, WatermarkRefusedException.class})
    ProblemDetail refused(RuntimeException refused, Locale locale) {
        return said(HttpStatus.UNPROCESSABLE_CONTENT, refused, locale);
    }

    private static ProblemDetail said(HttpStatus status, RuntimeException refused, Locale locale) {
        return ProblemDetail.forStatusAndDetail(status, Sentences.in(locale).read(Sentence.keptOf(refused)));
    }

    private static ProblemDetail withProblems(HttpStatus status, String detail, List<Problem> problems, Locale locale) {
        var answer = ProblemDetail.forStatusAndDetail(status, detail);
        if (!problems.isEmpty()) {
            var texts = ProblemTexts.in(locale);
            answer.setProperty(
                    "problems", problems.stream().map(texts::sentence).toList());
        }
        return answer;
    }

    @ExceptionHandler
    ProblemDetail refused(BackFillRefusedException refused, Locale locale) {
        return said(refused.isForItsState() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT, refused, locale);
    }

    @ExceptionHandler
    ProblemDetail refused(EnvironmentRefusedException refused, Locale locale) {
        return said(refused.isForItsState() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT, refused, locale);
    }

    @ExceptionHandler
    ProblemDetail uncounted(RecountFailedException failed, Locale locale) {
        return ProblemDetail.forStatusAndDetail(
                failed.isWorthRetrying() ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.UNPROCESSABLE_CONTENT,
                Sentences.in(locale).read(Sentence.keptOf(failed)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(IngestRefusedException refused, Locale locale) {
        HttpStatus status = switch (refused.reason()) {
            case WRONG -> HttpStatus.BAD_REQUEST;
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case LATER -> HttpStatus.TOO_MANY_REQUESTS;
        };
        var answer = ResponseEntity.status(status);
        if (refused.reason() == IngestRefusedException.Reason.LATER) {
            answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(LATER.toSeconds()));
        }
        return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(
                        status, Sentences.in(locale).read(Sentence.keptOf(refused))));
    }

    @ExceptionHandler
    ProblemDetail refused(BeginRefusedException refused, Locale locale) {
        return said(
                switch (refused.reason()) {
                    case WRONG -> HttpStatus.BAD_REQUEST;
                    case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
                },
                refused,
                locale);
    }

    @ExceptionHandler
    ProblemDetail keyUsed(AskedDifferentlyException used) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "This Idempotency-Key has started the run " + used.run()
                        + ", which was asked for differently. Send another key to start another run.");
    }

    @ExceptionHandler
    ProblemDetail dropped(ResultsDroppedException dropped) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.GONE, String.valueOf(dropped.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail unexpected(RuntimeException trouble) {
        LOG.error("A request of the API failed.", trouble);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something went wrong here. Try again later; the log has the details.");
    }
}
