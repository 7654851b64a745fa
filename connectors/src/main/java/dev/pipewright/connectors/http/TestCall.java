package dev.pipewright.connectors.http;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A request of a test read and what came of it, as a person may see it: without secrets.
///
/// @param address the whole address, host included
/// @param headers those of the request, by name
/// @param body what was sent, or its beginning; empty if nothing was
/// @param status absent if no answer came
/// @param answerHeaders by name
/// @param answer the answer's body, or its beginning
/// @param took from sending to the end of the answer
/// @param trouble why no answer came, in a sentence; absent if one did
public record TestCall(
        String method,
        String address,
        Map<String, String> headers,
        String body,
        @Nullable Integer status,
        Map<String, String> answerHeaders,
        String answer,
        Duration took,
        @Nullable String trouble) {

    public TestCall(
            String method,
            String address,
            Map<String, String> headers,
            String body,
            @Nullable Integer status,
            Map<String, String> answerHeaders,
            String answer,
            Duration took,
            @Nullable String trouble) {
        this.method = method;
        this.address = address;
        this.headers = new TreeMap<>(headers);
        this.body = body;
        this.status = status;
        this.answerHeaders = new TreeMap<>(answerHeaders);
        this.answer = answer;
        this.took = took;
        this.trouble = trouble;
    }
}
