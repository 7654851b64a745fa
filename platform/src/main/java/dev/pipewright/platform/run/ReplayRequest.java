package dev.pipewright.platform.run;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.CauseKey;
import dev.pipewright.engine.ledger.DocumentQuery;
import dev.pipewright.model.record.CanonicalJson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What of a run is to be done again, from what it read of its sources.
///
/// @param version what runs
/// @param trigger the cause, unique per tenant: a caller's idempotency key
/// @param startedBy the name of a person
public record ReplayRequest(
        TenantId tenant, RunId run, What what, Version version, Mode mode, String trigger, String startedBy) {

    /// What is to run.
    public enum Version {
        /// What the run ran.
        OWN,
        /// The newest published version of its pipeline.
        LIVE
    }

    /// Which documents.
    public sealed interface What {

        /// All that the run took.
        record All() implements What {}

        /// Some, by name.
        record Documents(List<DocumentName> names) implements What {
            public Documents {
                names = List.copyOf(names);
            }
        }

        /// What a cause hit.
        record OfCause(CauseKey cause) implements What {}

        /// Documents by what they have in common.
        record OfQuery(DocumentQuery query) implements What {}
    }

    /// A document as people name it.
    ///
    /// @param company absent for any
    /// @param type absent for any
    public record DocumentName(
            @Nullable String company, @Nullable String type, String code) {}

    /// Tells apart what is asked for, as a hash: the same for the same run, documents, version and mode.
    String asked() {
        return CanonicalJson.hash(
                Map.of("run", run.toString(), "what", what.toString(), "version", version.name(), "mode", mode.name()));
    }
}
