package dev.pipewright.platform.run;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.ReadRange;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.record.CanonicalJson;
import java.util.Map;

/// What is to run with a range of one of its sources.
///
/// @param version a published version; it need not be the newest any more
/// @param parameters the values chosen, as people write them; what is left out takes its standard value
/// @param trigger the cause, unique per tenant
/// @param startedBy the name of what starts it
public record RangeRequest(
        TenantId tenant,
        String pipeline,
        int version,
        ReadRange range,
        Mode mode,
        Map<String, String> parameters,
        String trigger,
        String startedBy) {

    public RangeRequest {
        parameters = Map.copyOf(parameters);
    }

    /// Tells apart what is asked for, as a hash.
    String asked() {
        return CanonicalJson.hash(Map.of(
                "pipeline",
                pipeline,
                "version",
                (long) version,
                "range",
                range.toString(),
                "mode",
                mode.name(),
                "parameters",
                parameters));
    }
}
