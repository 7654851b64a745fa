package dev.pipewright.designer.pipeline;

import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.library.LibraryStanding;
import dev.pipewright.platform.version.Version;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads how a pipeline stands again and again. The live version is asked for only when there is another one. Used by
/// one thread.
final class PipelineReading implements Supplier<PipelineNews> {

    private final Supplier<Optional<CatalogueEntry>> entry;
    private final Supplier<Optional<Version>> liveNow;
    private final Supplier<Optional<LibraryStanding>> library;
    private @Nullable Version live;

    PipelineReading(
            Supplier<Optional<CatalogueEntry>> entry,
            Supplier<Optional<Version>> live,
            Supplier<Optional<LibraryStanding>> library) {
        this.entry = entry;
        this.liveNow = live;
        this.library = library;
    }

    @Override
    public PipelineNews get() {
        CatalogueEntry now = entry.get().orElse(null);
        Version known = live;
        if (now != null && now.live() != null && (known == null || known.number() != now.live())) {
            live = liveNow.get().orElse(null);
        }
        return new PipelineNews(now, live, library.get().orElse(null));
    }
}
