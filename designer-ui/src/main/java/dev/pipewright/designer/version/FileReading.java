package dev.pipewright.designer.version;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.change.Comparison;
import dev.pipewright.model.environment.NodeConnection;
import dev.pipewright.model.json.PipelineFile;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.file.OpenMerge;
import dev.pipewright.platform.file.PipelineFiles;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Finds out what can be done with a file. Takes its time, so it is used outside the page's lock.
record FileReading(Catalogue catalogue, Connections connections, Drafts drafts, PipelineFiles files, TenantId tenant) {

    /// What can be done with a file.
    ///
    /// @param into the pipeline that a person brings it into; if it is null, the one that the file was taken out of
    ReadFile of(PipelineFile file, @Nullable CatalogueEntry into) {
        CatalogueEntry target = into != null ? into : originOf(file).orElse(null);
        OpenMerge merge = null;
        Comparison replacement = null;
        if (target != null) {
            merge = files.merge(tenant, target.id(), file).orElse(null);
            replacement = drafts.open(tenant, target.id())
                    .map(draft -> Comparison.of(draft.drawing(), file.drawing()))
                    .orElse(null);
        }
        boolean isNameTaken = catalogue.list(tenant).stream()
                .anyMatch(entry -> entry.name().equals(file.pipeline().name()));
        return new ReadFile(file, target, merge, replacement, missing(file.pipeline()), isNameTaken);
    }

    private Optional<CatalogueEntry> originOf(PipelineFile file) {
        var origin = file.origin();
        return origin == null ? Optional.empty() : catalogue.find(tenant, origin.pipeline());
    }

    private Set<String> missing(Pipeline pipeline) {
        Set<String> names = new TreeSet<>();
        pipeline.nodes().forEach(node -> NodeConnection.of(node).ifPresent(needed -> names.add(needed.name())));
        names.remove("");
        names.removeAll(connections.kinds(tenant).keySet());
        return names;
    }
}
