package dev.pipewright.platform.ingest;

import dev.pipewright.connectors.files.IngestConnector;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.store.StreamListener;
import dev.pipewright.engine.store.StreamReader;
import dev.pipewright.model.Node;
import dev.pipewright.model.inline.Inlined;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.version.Version;
import dev.pipewright.platform.version.Versions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which pipelines listen to which streams: those whose live version has a source that does.
final class Listeners {

    private final Catalogue catalogue;
    private final Versions versions;

    Listeners(Catalogue catalogue, Versions versions) {
        this.catalogue = catalogue;
        this.versions = versions;
    }

    /// The pipelines that listen to a stream.
    List<StreamListener> of(TenantId tenant, String stream) {
        return live(tenant)
                .filter(version -> readersOf(tenant, version)
                        .anyMatch(reader -> reader.stream().equals(stream)))
                .map(version -> new StreamListener(version.pipeline(), version.contentHash()))
                .toList();
    }

    /// All sources of a tenant that read a stream.
    List<StreamReader> readers(TenantId tenant) {
        return live(tenant).flatMap(version -> readersOf(tenant, version)).toList();
    }

    private Stream<Version> live(TenantId tenant) {
        return catalogue.list(tenant).stream()
                .filter(entry -> entry.live() != null)
                .map(entry -> versions.live(tenant, entry.id()))
                .flatMap(Optional::stream);
    }

    private Stream<StreamReader> readersOf(TenantId tenant, Version version) {
        return Inlined.of(version.drawing().pipeline(), versions.of(tenant)).pipeline().nodes().stream()
                .filter(node -> !node.disabled())
                .filter(Node.Source.class::isInstance)
                .map(Node.Source.class::cast)
                .filter(source -> source.connector().equals(Node.Source.INGEST))
                .map(source -> new StreamReader(
                        String.valueOf(source.settings().get(IngestConnector.STREAM)),
                        version.pipeline(),
                        source.id()));
    }
}
