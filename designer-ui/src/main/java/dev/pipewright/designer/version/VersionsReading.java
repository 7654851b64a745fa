package dev.pipewright.designer.version;

import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.version.Version;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads again and again which versions a pipeline has and how its draft stands. Versions never change, so they are
/// asked for only when there is another one. Used by one thread.
final class VersionsReading implements Supplier<VersionsReading.News> {

    private final Supplier<Optional<CatalogueEntry>> entry;
    private final Supplier<List<Version>> versionsNow;
    private List<Version> versions = List.of();
    private @Nullable Integer live;

    VersionsReading(Supplier<Optional<CatalogueEntry>> entry, Supplier<List<Version>> versions) {
        this.entry = entry;
        this.versionsNow = versions;
    }

    /// How a pipeline stands.
    ///
    /// @param entry null if there is no such pipeline any more
    /// @param versions newest first
    record News(@Nullable CatalogueEntry entry, List<Version> versions) {
        News {
            versions = List.copyOf(versions);
        }
    }

    @Override
    public News get() {
        CatalogueEntry now = entry.get().orElse(null);
        if (now != null && !Objects.equals(now.live(), live)) {
            versions = versionsNow.get();
            live = now.live();
        }
        return new News(now, versions);
    }
}
