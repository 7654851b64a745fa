package dev.pipewright.designer.catalogue;

import com.vaadin.flow.component.UI;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.designer.pipeline.PipelineView;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.draft.Draft;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.draft.Proposal;
import dev.pipewright.platform.people.Person;
import dev.pipewright.platform.removal.RemovalRefusedException;
import dev.pipewright.platform.removal.Removals;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// What a person can do with whole pipelines: begin, rename, duplicate and delete them.
///
/// Used under the page's lock.
final class PipelineActions {

    private final Catalogue catalogue;
    private final Drafts drafts;
    private final Removals removals;
    private final Person person;
    private final Runnable changed;
    private final Inquiry inquiry = new Inquiry();

    /// @param changed called when a list of pipelines is not up to date any more
    PipelineActions(Catalogue catalogue, Drafts drafts, Removals removals, Person person, Runnable changed) {
        this.catalogue = catalogue;
        this.drafts = drafts;
        this.removals = removals;
        this.person = person;
        this.changed = changed;
    }

    private static String text(String key, Object... values) {
        return UI.getCurrentOrThrow().getTranslation(key, values);
    }

    void begin() {
        new NameDialog(text("pipeline.new"), text("pipeline.new.text"), text("pipeline.create"), "", name -> {
                    var blank = new Pipeline(name, "", List.of(), List.of(), List.of());
                    addAndOpen(() -> new Drawing(blank, Layout.EMPTY));
                })
                .open();
    }

    void duplicate(CatalogueEntry entry) {
        new NameDialog(
                        text("pipeline.duplicate.title", entry.name()),
                        text("pipeline.duplicate.text"),
                        text("pipeline.duplicate"),
                        text("pipeline.duplicate.name", entry.name()),
                        name -> addAndOpen(() -> renamed(entry.id(), name)))
                .open();
    }

    private Drawing renamed(String pipeline, String name) {
        Drawing drawing = drafts.open(person.tenant(), pipeline).orElseThrow().drawing();
        return drawing.withPipeline(drawing.pipeline().withName(name));
    }

    private void addAndOpen(Supplier<Drawing> drawing) {
        inquiry.ask(
                () -> catalogue.add(person.tenant(), drawing.get(), person.name()),
                entry -> UI.getCurrentOrThrow().navigate(PipelineView.class, PipelineView.of(entry.id())));
    }

    void rename(CatalogueEntry entry) {
        new NameDialog(
                        text("pipeline.rename.title", entry.name()),
                        "",
                        text("pipeline.rename"),
                        entry.name(),
                        name -> inquiry.ask(() -> rename(entry.id(), name), saved -> changed.run()))
                .open();
    }

    private Object rename(String pipeline, String name) {
        var edit = new PipelineEdit.RenamePipeline(name);
        long seen = drafts.open(person.tenant(), pipeline).map(Draft::seq).orElse(0L);
        return drafts.propose(
                person.tenant(),
                pipeline,
                person.name(),
                new Proposal(UUID.randomUUID().toString(), seen, edit));
    }

    void delete(CatalogueEntry entry) {
        new DeleteDialog(
                        entry,
                        () -> inquiry.ask(
                                () -> removals.remove(person.tenant(), entry.id(), person.name()),
                                removed -> {
                                    changed.run();
                                    Notices.done(text("pipeline.deleted", entry.name()));
                                },
                                PipelineActions::refused))
                .open();
    }

    private static void refused(RuntimeException trouble) {
        if (trouble instanceof RemovalRefusedException refused) {
            Notices.refusal(refused, List.of());
        } else {
            Notices.trouble(trouble);
        }
    }
}
