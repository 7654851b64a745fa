package dev.pipewright.platform.trouble;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.CauseKey;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What a person wants to have added to a value map, and then sent again.
///
/// @param cause of the run, as [MissingValues#isAbout] knows it
/// @param values what each is mapped to; at least one
/// @param trigger unique per tenant: a caller's idempotency key
/// @param person by name
public record MappedValues(
        TenantId tenant,
        RunId run,
        CauseKey cause,
        Map<String, String> values,
        Mode mode,
        String trigger,
        String person) {

    public MappedValues {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values to map");
        }
    }
}
