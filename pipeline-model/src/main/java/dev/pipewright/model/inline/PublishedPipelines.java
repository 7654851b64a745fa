package dev.pipewright.model.inline;

import dev.pipewright.model.Pipeline;
import java.util.Optional;

/// Where the versions are that sub-pipelines name.
@FunctionalInterface
public interface PublishedPipelines {

    /// There are none.
    PublishedPipelines NONE = (_, _) -> Optional.empty();

    /// A published version.
    ///
    /// @param number at least 1
    /// @return empty if there is no such version
    Optional<Pipeline> version(String pipeline, int number);
}
