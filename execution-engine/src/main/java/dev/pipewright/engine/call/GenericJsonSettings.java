package dev.pipewright.engine.call;

import dev.pipewright.connectors.spi.settings.Between;
import dev.pipewright.connectors.spi.settings.CheckedSettings;
import dev.pipewright.connectors.spi.settings.CountsIn;
import dev.pipewright.connectors.spi.settings.DefaultValue;
import dev.pipewright.connectors.spi.settings.SettingsProblem;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The settings of [GenericJsonPreset].
///
/// @param path `{company}`, `{type}` and `{code}` stand for what names the document
/// @param sideEffectFree true if a call leaves nothing behind, so that estimates may make it
/// @param idempotencyHeader by which the target knows a repeated send
/// @param lookupPath where the target shows the document; the same names stand in it
record GenericJsonSettings(
        @DefaultValue("POST") String method,
        @DefaultValue("/") String path,
        @DefaultValue("false") boolean sideEffectFree,
        @Nullable String idempotencyHeader,
        @Nullable String lookupPath,

        @DefaultValue("5") @Between(min = 0, max = 3600) @CountsIn(ChronoUnit.SECONDS)
        int lookupSettleSeconds,

        BatchSettings batches)
        implements CheckedSettings {

    @Override
    public List<SettingsProblem> problems() {
        List<SettingsProblem> problems = new ArrayList<>();
        if (!path.startsWith("/")) {
            problems.add(problem("path", "leadingSlash"));
        }
        if (lookupPath != null && !lookupPath.startsWith("/")) {
            problems.add(problem("lookupPath", "leadingSlash"));
        }
        if (lookupPath != null && !lookupPath.contains("{code}")) {
            problems.add(problem("lookupPath", "noCode"));
        }
        return problems;
    }

    private static SettingsProblem problem(String field, String key) {
        return new SettingsProblem(GenericJsonSettings.class, field, "GenericJsonSettings." + key, Map.of());
    }
}
