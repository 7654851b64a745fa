package dev.pipewright.platform.version;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.inline.PublishedPipelines;
import java.util.List;

/// What must hold before a draft becomes a version, besides that it can run.
@FunctionalInterface
public interface PublishRule {

    /// Looks at exactly what is to be published.
    ///
    /// @param drawn what the draft means, without errors
    /// @throws NotPublishableException if it must not be published
    void check(TenantId tenant, String pipeline, Pipeline drawn, PublishedPipelines published);

    /// What of a draft it would refuse as an error, for whoever is about to publish. A rule that only wants something
    /// to be done before has none.
    default List<Problem> errors(TenantId tenant, Pipeline drawn, PublishedPipelines published) {
        return List.of();
    }
}
