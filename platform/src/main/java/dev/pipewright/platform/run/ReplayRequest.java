package dev.pipewright.platform.run;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.correction.RecordChange;
import dev.pipewright.engine.ledger.CauseKey;
import dev.pipewright.engine.ledger.DocumentQuery;
import dev.pipewright.model.record.CanonicalJson;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What of a run is to be done again, from what it read of its sources.
///
/// @param version what runs
/// @param trigger the cause, unique per tenant: a caller's idempotency key
/// @param startedBy the name of a person
/// @param changes what that person changes in the records of the documents, as they reach the first call; only if
///     some are chosen
public record ReplayRequest(
        TenantId tenant,
        RunId run,
        What what,
        Version version,
        Mode mode,
        String trigger,
        String startedBy,
        List<RecordChange> changes) {

    public ReplayRequest {
        changes = List.copyOf(changes);
    }

    /// Documents as they are.
    public ReplayRequest(
            TenantId tenant, RunId run, What what, Version version, Mode mode, String trigger, String startedBy) {
        this(tenant, run, what, version, mode, trigger, startedBy, List.of());
    }

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

        /// What a cause hit whose values a person has added to the value map.
        ///
        /// @param values what each is mapped to
        record OfMapped(CauseKey cause, Map<String, String> values) implements What {
            public OfMapped {
                values = Collections.unmodifiableMap(new TreeMap<>(values));
            }
        }
    }

    /// A document as people name it.
    ///
    /// @param company absent for any
    /// @param type absent for any
    public record DocumentName(
            @Nullable String company, @Nullable String type, String code) {}

    /// Tells apart what is asked for, as a hash: the same for the same run, documents, changes, version and mode.
    String asked() {
        var asked = new HashMap<String, Object>(
                Map.of("run", run.toString(), "what", what.toString(), "version", version.name(), "mode", mode.name()));
        if (!changes.isEmpty()) {
            asked.put("changes", changes.stream().map(RecordChange::written).toList());
        }
        return CanonicalJson.hash(asked);
    }
}
