package dev.pipewright.simulators.http;

import java.time.Duration;

/// How an answer travels: whole, or damaged on purpose.
public sealed interface Delivery {

    /// The answer arrives as it is.
    record Whole() implements Delivery {}

    /// Nothing arrives: the connection is closed without a byte.
    record Dropped() implements Delivery {}

    /// The head and the first half of the body arrive, then the connection is closed.
    record Truncated() implements Delivery {}

    /// The body arrives in twenty pieces, spread evenly over a time.
    record SlowDrip(Duration total) implements Delivery {}
}
