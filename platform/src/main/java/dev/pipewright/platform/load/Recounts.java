package dev.pipewright.platform.load;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.engine.DayCounts;
import dev.pipewright.engine.Recount;
import dev.pipewright.engine.RunEnvironment;
import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.environment.Environments;
import dev.pipewright.platform.version.Versions;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Compares what the sources of live versions have with what was read of them. Safe for use by many threads.
public final class Recounts {

    private final Recount recount;
    private final Versions versions;
    private final Environments environments;

    public Recounts(Recount recount, Versions versions, Environments environments) {
        this.recount = recount;
        this.versions = versions;
        this.environments = environments;
    }

    /// Counts day by day, as [Recount] does.
    ///
    /// @param environment where; empty for the runs in none
    /// @param last the last day to compare; absent for as late as can be
    /// @return empty if the live version has no such source that reads only changes
    /// @throws RecountFailedException if the source cannot be counted
    public Optional<DayCounts> of(
            TenantId tenant, String pipeline, String environment, String node, @Nullable LocalDate last) {
        try {
            return Watermarks.sources(versions, environments, tenant, pipeline, environment)
                    .filter(source -> source.id().value().equals(node))
                    .findFirst()
                    .map(source -> recount.of(tenant, RunEnvironment.scope(pipeline, environment), source, last));
        } catch (ConnectorException trouble) {
            throw new RecountFailedException(trouble);
        }
    }
}
