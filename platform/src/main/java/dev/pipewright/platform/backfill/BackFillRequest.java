package dev.pipewright.platform.backfill;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.record.CanonicalJson;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A range that somebody wants to be read.
///
/// @param source the node's id; absent if the live version has only one that reads changes
/// @param from a day, a local time or an instant, as people write it; belongs to the range
/// @param to belongs to what follows the range
/// @param atOnce how many slices may run at a time
/// @param stopsAtFailure true to start no further slice once one failed
/// @param parameters of the runs, as people write them; what is left out takes its standard value
/// @param trigger the cause, unique per tenant: a caller's idempotency key
/// @param author the name of a person
/// @param environment the name of one; empty to run with the connections that are drawn
public record BackFillRequest(
        TenantId tenant,
        String pipeline,
        @Nullable String source,
        String from,
        String to,
        SliceLength length,
        Mode mode,
        int atOnce,
        boolean stopsAtFailure,
        Map<String, String> parameters,
        String trigger,
        String author,
        String environment) {

    public BackFillRequest(
            TenantId tenant,
            String pipeline,
            @Nullable String source,
            String from,
            String to,
            SliceLength length,
            Mode mode,
            int atOnce,
            boolean stopsAtFailure,
            Map<String, String> parameters,
            String trigger,
            String author,
            String environment) {
        this.tenant = tenant;
        this.pipeline = pipeline;
        this.source = source;
        this.from = from;
        this.to = to;
        this.length = length;
        this.mode = mode;
        this.atOnce = atOnce;
        this.stopsAtFailure = stopsAtFailure;
        this.parameters = Map.copyOf(parameters);
        this.trigger = trigger;
        this.author = author;
        this.environment = environment;
    }

    /// A range that is read with the connections that are drawn.
    public BackFillRequest(
            TenantId tenant,
            String pipeline,
            @Nullable String source,
            String from,
            String to,
            SliceLength length,
            Mode mode,
            int atOnce,
            boolean stopsAtFailure,
            Map<String, String> parameters,
            String trigger,
            String author) {
        this(tenant, pipeline, source, from, to, length, mode, atOnce, stopsAtFailure, parameters, trigger, author, "");
    }

    /// The same in an environment.
    ///
    /// @param chosen its name; empty for none
    public BackFillRequest in(String chosen) {
        return new BackFillRequest(
                tenant,
                pipeline,
                source,
                from,
                to,
                length,
                mode,
                atOnce,
                stopsAtFailure,
                parameters,
                trigger,
                author,
                chosen);
    }

    /// Tells apart what is asked for, as a hash.
    String asked() {
        var asked = new HashMap<String, Object>();
        asked.put("pipeline", pipeline);
        asked.put("source", source == null ? "" : source);
        asked.put("from", from);
        asked.put("to", to);
        asked.put("length", length.toString());
        asked.put("mode", mode.name());
        asked.put("atOnce", (long) atOnce);
        asked.put("stops", stopsAtFailure);
        asked.put("parameters", parameters);
        if (!environment.isEmpty()) {
            asked.put("environment", environment);
        }
        return CanonicalJson.hash(asked);
    }
}
