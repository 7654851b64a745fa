package dev.pipewright.simulators.taxman;

/// How much one credential may ask for. A limit of 0 does not limit.
///
/// @param callsPerSecond calls a second on average, with a burst of one second's worth
/// @param concurrentCalls calls under way at the same time
/// @param errorsPerMinute calls refused with a 4xx in one minute before all others are refused as well
public record Limits(int callsPerSecond, int concurrentCalls, int errorsPerMinute) {

    /// No limits.
    public static final Limits NONE = new Limits(0, 0, 0);
}
