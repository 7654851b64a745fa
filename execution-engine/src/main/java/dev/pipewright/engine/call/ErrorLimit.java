package dev.pipewright.engine.call;

/// When a run stops because too much goes wrong at one call node.
///
/// @param count so many errors are too many; 0 for no limit
/// @param percent such a share of errors is too much, once [#FEWEST] documents and records are judged; 0 for no limit
public record ErrorLimit(int count, int percent) {

    /// A share of fewer than these says nothing.
    public static final int FEWEST = 100;

    /// Whatever goes wrong, the run goes on.
    public static final ErrorLimit NONE = new ErrorLimit(0, 0);

    private static final int WHOLE = 100;

    /// True if so many errors are too many.
    ///
    /// @param all documents and records, those with errors among them
    public boolean isReached(long errors, long all) {
        return (count > 0 && errors >= count) || isShareReached(errors, all);
    }

    private boolean isShareReached(long errors, long all) {
        return percent > 0 && all >= FEWEST && errors * WHOLE >= all * percent;
    }
}
