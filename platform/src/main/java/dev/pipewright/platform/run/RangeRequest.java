package dev.pipewright.platform.run;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.ReadRange;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.record.CanonicalJson;
import java.util.HashMap;
import java.util.Map;

/// What is to run with a range of one of its sources.
///
/// @param version a published version; it need not be the newest any more
/// @param parameters the values chosen, as people write them; what is left out takes its standard value
/// @param trigger the cause, unique per tenant
/// @param startedBy the name of what starts it
/// @param environment the name of one; empty to run with the connections that are drawn
public record RangeRequest(
        TenantId tenant,
        String pipeline,
        int version,
        ReadRange range,
        Mode mode,
        Map<String, String> parameters,
        String trigger,
        String startedBy,
        String environment) {

    public RangeRequest {
        parameters = Map.copyOf(parameters);
    }

    /// Tells apart what is asked for, as a hash.
    String asked() {
        var asked = new HashMap<String, Object>(Map.of(
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
        if (!environment.isEmpty()) {
            asked.put("environment", environment);
        }
        return CanonicalJson.hash(asked);
    }
}
