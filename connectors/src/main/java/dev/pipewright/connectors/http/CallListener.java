package dev.pipewright.connectors.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/// Is told each request that goes out, those for tokens included. Safe for use by many threads.
interface CallListener {

    /// Hears nothing.
    CallListener NONE = new CallListener() {
        @Override
        public void sending() {}

        @Override
        public void answered(Sent sent, HttpExchange answer) {}

        @Override
        public void unanswered(Sent sent, NoAnswerException trouble) {}
    };

    /// A request as it went out.
    ///
    /// @param caller the headers that say who is calling
    record Sent(URI address, HttpCall call, Map<String, String> caller, Duration took) {
        public Sent {
            caller = Map.copyOf(caller);
        }
    }

    /// A request is about to go out; it does not if this throws.
    void sending();

    void answered(Sent sent, HttpExchange answer);

    void unanswered(Sent sent, NoAnswerException trouble);
}
