package dev.pipewright.connectors.http;

import java.time.Duration;

/// Waits before a call is tried again.
public interface Pause {
    void of(Duration duration) throws InterruptedException;
}
