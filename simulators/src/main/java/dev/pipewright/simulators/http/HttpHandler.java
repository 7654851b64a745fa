package dev.pipewright.simulators.http;

/// Answers requests. Used by many threads at once; it may block, each connection has a virtual thread of its own.
@FunctionalInterface
public interface HttpHandler {

    /// Answers one request.
    ///
    /// @throws InterruptedException if the server is being closed
    HttpResponse handle(HttpRequest request) throws InterruptedException;
}
