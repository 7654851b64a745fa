package dev.pipewright.platform.run;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.record.CanonicalJson;
import java.util.HashMap;
import java.util.Map;

/// What is to run.
///
/// @param parameters the values chosen, as people write them; what is left out takes its standard value
/// @param trigger the cause, unique per tenant: a caller's idempotency key, or schedule and planned time
/// @param startedBy the name of a person, or of a schedule
/// @param environment the name of one; empty to run with the connections that are drawn
public record RunRequest(
        TenantId tenant,
        String pipeline,
        Subject subject,
        Mode mode,
        Map<String, String> parameters,
        String trigger,
        String startedBy,
        String environment) {

    /// Which of a pipeline's contents.
    public enum Subject {
        /// What is being edited. It can only estimate.
        DRAFT,
        /// The newest published version.
        LIVE
    }

    /// @throws IllegalArgumentException for a draft that is to record
    public RunRequest {
        if (subject == Subject.DRAFT && mode == Mode.RECORD) {
            throw new IllegalArgumentException("a draft can never record: " + pipeline);
        }
        parameters = Map.copyOf(parameters);
    }

    /// A run with the connections that are drawn.
    public RunRequest(
            TenantId tenant,
            String pipeline,
            Subject subject,
            Mode mode,
            Map<String, String> parameters,
            String trigger,
            String startedBy) {
        this(tenant, pipeline, subject, mode, parameters, trigger, startedBy, "");
    }

    /// The same in an environment.
    ///
    /// @param chosen its name; empty for none
    public RunRequest in(String chosen) {
        return new RunRequest(tenant, pipeline, subject, mode, parameters, trigger, startedBy, chosen);
    }

    /// Tells apart what is asked for, as a hash: the same for the same pipeline, subject, mode, parameters
    /// and environment.
    String asked() {
        var asked = new HashMap<String, Object>(
                Map.of("pipeline", pipeline, "subject", subject.name(), "mode", mode.name(), "parameters", parameters));
        if (!environment.isEmpty()) {
            asked.put("environment", environment);
        }
        return CanonicalJson.hash(asked);
    }
}
