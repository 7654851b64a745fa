package dev.pipewright.engine.call;

import java.time.Duration;

/// How long somebody may still make calls. Past its end somebody else may be making the same. Safe for use by many
/// threads.
@FunctionalInterface
public interface Lease {

    /// Of those who have no successor before they end.
    Lease ENDLESS = _ -> true;

    /// True if a call that begins now ends before the lease does.
    ///
    /// @param call how long the call takes at most
    boolean covers(Duration call);
}
