package dev.pipewright.platform.load;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.engine.DayCounts;
import dev.pipewright.engine.Recount;
import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.version.Versions;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Compares what the sources of live versions have with what was read of them. Safe for use by many threads.
public final class Recounts {

    private final Recount recount;
    private final Versions versions;

    public Recounts(Recount recount, Versions versions) {
        this.recount = recount;
        this.versions = versions;
    }

    /// Counts day by day, as [Recount] does.
    ///
    /// @param last the last day to compare; absent for as late as can be
    /// @return empty if the live version has no such source that reads only changes
    /// @throws RecountFailedException if the source cannot be counted
    public Optional<DayCounts> of(TenantId tenant, String pipeline, String node, @Nullable LocalDate last) {
        try {
            return Watermarks.sources(versions, tenant, pipeline)
                    .filter(source -> source.id().value().equals(node))
                    .findFirst()
                    .map(source -> recount.of(tenant, pipeline, source, last));
        } catch (ConnectorException trouble) {
            throw new RecountFailedException(trouble);
        }
    }
}
