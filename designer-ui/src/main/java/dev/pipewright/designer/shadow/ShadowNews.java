package dev.pipewright.designer.shadow;

import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.shadow.Shadow;
import dev.pipewright.platform.shadow.ShadowReport;
import dev.pipewright.platform.shadow.ShadowRuns;
import dev.pipewright.platform.shadow.ShadowState;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a comparison stands, at one moment.
///
/// @param report what it found; absent until it is done
/// @param settled how many documents both versions are done with
/// @param expected how many both will form, as far as that is known
/// @param isCurrent false if the draft or what is live has changed since
record ShadowNews(Shadow shadow, @Nullable ShadowReport report, long settled, long expected, boolean isCurrent) {

    /// How a comparison stands; null if there is none of the id.
    static @Nullable ShadowNews of(ShadowRuns shadows, TenantId tenant, UUID id) {
        return shadows.find(tenant, id)
                .map(shadow -> of(shadows, tenant, shadow))
                .orElse(null);
    }

    /// The newest comparison of a pipeline.
    ///
    /// @return null if there is none
    static @Nullable ShadowNews newest(ShadowRuns shadows, TenantId tenant, String pipeline) {
        return shadows.list(tenant, pipeline, 1).stream()
                .findFirst()
                .map(shadow -> of(shadows, tenant, shadow))
                .orElse(null);
    }

    private static ShadowNews of(ShadowRuns shadows, TenantId tenant, Shadow shadow) {
        boolean runs = shadow.state() == ShadowState.RUNNING;
        return new ShadowNews(
                shadow,
                shadows.report(tenant, shadow.id()).orElse(null),
                runs ? shadows.settled(tenant, shadow) : 0,
                runs ? shadows.expected(tenant, shadow) : 0,
                shadows.isCurrent(tenant, shadow));
    }
}
