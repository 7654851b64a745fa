package dev.pipewright.platform.ingest;

import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.store.JdbcUploadRemovals;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.tenant.Tenants;
import dev.pipewright.platform.version.Versions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Drops uploads some days after all have read them that listen to their stream, and those that were begun and
/// left. What nobody has read yet stays. Safe for use by many threads.
public final class UploadRetention {

    private final Tenants tenants;
    private final JdbcUploadRemovals removals;
    private final Listeners listeners;
    private final int days;
    private final Clock clock;

    /// @param days how long they are kept; 0 keeps everything
    public UploadRetention(
            Tenants tenants,
            JdbcUploadRemovals removals,
            Catalogue catalogue,
            Versions versions,
            int days,
            Clock clock) {
        this.tenants = tenants;
        this.removals = removals;
        this.listeners = new Listeners(catalogue, versions);
        this.days = days;
        this.clock = clock;
    }

    /// Drops what is old enough now.
    ///
    /// @return how many uploads were dropped
    public int drop() {
        int dropped = 0;
        if (days > 0) {
            Instant before = clock.instant().minus(Duration.ofDays(days));
            for (TenantId tenant : tenants.list()) {
                dropped += removals.drop(tenant, before, listeners.readers(tenant));
            }
        }
        return dropped;
    }
}
