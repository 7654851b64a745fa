package dev.pipewright.connectors.http;

import java.time.Duration;

/// Waits before a call is tried again.
interface Pause {
    void of(Duration duration) throws InterruptedException;
}
