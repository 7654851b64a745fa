package dev.pipewright.platform.shadow;

import dev.pipewright.engine.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is to be compared with the live version, and on which inputs.
///
/// @param version the number of a published version; null for the draft as it is now
/// @param author who wants it, by name
public record ShadowRequest(
        TenantId tenant, String pipeline, @Nullable Integer version, What what, String author) {

    /// Which inputs that runs have kept.
    public sealed interface What {

        /// Of the last documents, the newest of each.
        ///
        /// @param documents how many at most; 1 to [#MOST]
        record Last(int documents) implements What {

            /// More would take too long to look at.
            public static final int MOST = 10_000;

            public Last {
                if (documents < 1 || documents > MOST) {
                    throw new IllegalArgumentException("not a number of documents to compare: " + documents);
                }
            }
        }

        /// Of all runs that were started from one moment on and before another one.
        record Between(Instant from, Instant to) implements What {}
    }
}
