package dev.pipewright.designer.access;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/// A problem as the API answers it, for requests that reach none of its controllers.
final class ProblemAnswer {

    private ProblemAnswer() {}

    /// @param sentence without quotation marks
    static void write(HttpServletResponse response, HttpStatus status, String sentence) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter()
                .write("{\"status\":%d,\"title\":\"%s\",\"detail\":\"%s\"}"
                        .formatted(status.value(), status.getReasonPhrase(), sentence));
    }
}
