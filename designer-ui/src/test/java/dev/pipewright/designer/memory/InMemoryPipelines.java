package dev.pipewright.designer.memory;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.draft.Draft;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.draft.Proposal;
import dev.pipewright.platform.draft.SavedEdit;
import dev.pipewright.platform.version.Version;
import dev.pipewright.platform.version.Versions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Pipelines with their drafts and versions, for one tenant. Undo takes back the last edit, whoever made it.
public final class InMemoryPipelines implements Catalogue, Drafts, Versions {

    private static final class Kept {
        private final List<SavedEdit> log = new ArrayList<>();
        private final List<PipelineEdit> inverses = new ArrayList<>();
        private final List<Version> versions = new ArrayList<>();
        private final List<Consumer<SavedEdit>> watchers = new CopyOnWriteArrayList<>();
        private Drawing drawing;
        private long published;

        private Kept(Drawing drawing) {
            this.drawing = drawing;
        }
    }

    private final Map<String, Kept> pipelines = new TreeMap<>();

    @Override
    public synchronized List<CatalogueEntry> list(TenantId tenant) {
        return pipelines.entrySet().stream()
                .map(entry -> entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public synchronized Optional<CatalogueEntry> find(TenantId tenant, String pipeline) {
        return Optional.ofNullable(pipelines.get(pipeline)).map(kept -> entry(pipeline, kept));
    }

    @Override
    public synchronized CatalogueEntry add(TenantId tenant, String pipeline, Drawing drawing, String author) {
        var kept = new Kept(drawing);
        if (pipelines.putIfAbsent(pipeline, kept) != null) {
            throw new IllegalArgumentException("a pipeline has this id: " + pipeline);
        }
        return entry(pipeline, kept);
    }

    @Override
    public synchronized Optional<Draft> open(TenantId tenant, String pipeline) {
        return Optional.ofNullable(pipelines.get(pipeline))
                .map(kept -> new Draft(pipeline, kept.log.size(), kept.drawing));
    }

    @Override
    public synchronized SavedEdit propose(TenantId tenant, String pipeline, String author, Proposal proposal) {
        var kept = kept(pipeline);
        return kept.log.stream()
                .filter(edit -> edit.editId().equals(proposal.editId()))
                .findFirst()
                .orElseGet(() -> append(kept, proposal.editId(), author, proposal.edit()));
    }

    @Override
    public synchronized Optional<SavedEdit> undo(TenantId tenant, String pipeline, String author) {
        var kept = kept(pipeline);
        return kept.inverses.isEmpty()
                ? Optional.empty()
                : Optional.of(append(kept, UUID.randomUUID().toString(), author, kept.inverses.getLast()));
    }

    @Override
    public synchronized Optional<SavedEdit> redo(TenantId tenant, String pipeline, String author) {
        return undo(tenant, pipeline, author);
    }

    @Override
    public synchronized Watch watch(TenantId tenant, String pipeline, Consumer<SavedEdit> listener) {
        var kept = kept(pipeline);
        kept.watchers.add(listener);
        return () -> kept.watchers.remove(listener);
    }

    @Override
    public synchronized Optional<Version> live(TenantId tenant, String pipeline) {
        return list(tenant, pipeline).stream().findFirst();
    }

    @Override
    public synchronized List<Version> list(TenantId tenant, String pipeline) {
        return pipelines.containsKey(pipeline) ? kept(pipeline).versions.reversed() : List.of();
    }

    @Override
    public synchronized Version publish(TenantId tenant, String pipeline, String author, String note) {
        var kept = kept(pipeline);
        var version = new Version(
                pipeline,
                kept.versions.size() + 1,
                author,
                note,
                PipelineJson.contentHash(kept.drawing.pipeline()),
                Instant.EPOCH,
                kept.drawing);
        kept.versions.add(version);
        kept.published = kept.log.size();
        return version;
    }

    private static SavedEdit append(Kept kept, String editId, String author, PipelineEdit edit) {
        kept.inverses.add(edit.inverse(kept.drawing));
        kept.drawing = edit.applyTo(kept.drawing);
        var saved = new SavedEdit(kept.log.size() + 1, editId, author, edit);
        kept.log.add(saved);
        kept.watchers.forEach(watcher -> watcher.accept(saved));
        return saved;
    }

    private Kept kept(String pipeline) {
        return Optional.ofNullable(pipelines.get(pipeline)).orElseThrow();
    }

    private static CatalogueEntry entry(String id, Kept kept) {
        var pipeline = kept.drawing.pipeline();
        return new CatalogueEntry(
                id,
                pipeline.name(),
                pipeline.description(),
                kept.versions.isEmpty() ? null : kept.versions.size(),
                kept.log.size() - kept.published,
                Instant.EPOCH);
    }
}
