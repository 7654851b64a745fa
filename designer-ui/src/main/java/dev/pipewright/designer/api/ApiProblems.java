package dev.pipewright.designer.api;

import dev.pipewright.model.Problem;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.platform.run.RunRefusedException;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers with `application/problem+json` and a sentence that says what to do, never with a stack trace.
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(basePackageClasses = ApiProblems.class)
class ApiProblems {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    @ExceptionHandler
    ProblemDetail asSaid(ApiException trouble) {
        return ProblemDetail.forStatusAndDetail(trouble.status(), String.valueOf(trouble.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail refused(RunRefusedException refused, Locale locale) {
        var texts = ProblemTexts.in(locale);
        List<Problem> problems = refused.problems();
        var answer = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(refused.getMessage()));
        if (!problems.isEmpty()) {
            answer.setProperty(
                    "problems", problems.stream().map(texts::sentence).toList());
        }
        return answer;
    }

    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException unreadable) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "The body is not the JSON that /api/v1/openapi.yaml describes.");
    }

    @ExceptionHandler
    ProblemDetail unexpected(RuntimeException trouble) {
        LOG.error("A request of the API failed.", trouble);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something went wrong here. Try again later; the log has the details.");
    }
}
