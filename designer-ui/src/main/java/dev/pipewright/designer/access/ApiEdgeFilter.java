package dev.pipewright.designer.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// The outermost part of the API: what goes wrong before a controller is reached, such as a database that is gone
/// when a token is looked up, gets a problem too. The servlet container would show its page for people.
final class ApiEdgeFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(ApiEdgeFilter.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException trouble) {
            if (response.isCommitted()) {
                throw trouble;
            }
            LOG.error("A request to the API failed before it was taken in.", trouble);
            ProblemAnswer.write(
                    response,
                    HttpStatus.INTERNAL_SERVER_ERROR,
                    "Something went wrong here. Try again later; the log has the details.");
        }
    }
}
