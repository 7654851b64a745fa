package dev.pipewright.platform.version;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.inline.PublishedPipelines;

/// What must hold before a draft becomes a version, besides that it can run.
@FunctionalInterface
public interface PublishRule {

    /// Looks at exactly what is to be published.
    ///
    /// @param drawn what the draft means, without errors
    /// @throws NotPublishableException if it must not be published
    void check(TenantId tenant, String pipeline, Pipeline drawn, PublishedPipelines published);
}
