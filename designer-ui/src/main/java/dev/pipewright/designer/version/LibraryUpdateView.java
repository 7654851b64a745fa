package dev.pipewright.designer.version;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.look.EmptyState;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.designer.look.Page;
import dev.pipewright.model.change.Conflict;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.file.MergeOutdatedException;
import dev.pipewright.platform.library.Installations;
import dev.pipewright.platform.library.LibraryUpdate;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the library has newly for a pipeline that began with it, beside the draft: to be merged into it. What the
/// tenant has changed stays.
@Route("pipelines/:pipeline/library")
@PermitAll
class LibraryUpdateView extends Page implements BeforeEnterObserver {

    private static final String PIPELINE = "pipeline";

    private final transient Catalogue catalogue;
    private final transient Installations installations;
    private final transient SignedIn signedIn;
    private final transient Inquiry inquiry = new Inquiry();

    LibraryUpdateView(Catalogue catalogue, Installations installations, SignedIn signedIn) {
        this.catalogue = catalogue;
        this.installations = installations;
        this.signedIn = signedIn;
        addClassName("pw-import-view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id = event.getRouteParameters().get(PIPELINE).orElse("");
        CatalogueEntry entry = catalogue.find(signedIn.tenant(), id).orElseThrow(NotFoundException::new);
        heading(getTranslation("libraryUpdate.title", entry.name()));
        content();
        look(id);
    }

    private void look(String pipeline) {
        var tenant = signedIn.tenant();
        read(inquiry, () -> installations.update(tenant, pipeline), found -> show(pipeline, found));
    }

    private void show(String pipeline, Optional<LibraryUpdate> found) {
        if (found.isEmpty()) {
            content(new EmptyState(
                    getTranslation("libraryUpdate.none"),
                    new Anchor("pipelines/" + pipeline, getTranslation("diff.back"))));
            return;
        }
        var update = found.get();
        content(
                new Paragraph(getTranslation(
                        "libraryUpdate.text",
                        update.to().name(),
                        update.from().version(),
                        update.to().version())),
                new MergeView(update.merge(), "merge.library", taken -> apply(update, taken)));
    }

    private void apply(LibraryUpdate update, Set<Conflict> taken) {
        var person = signedIn.person();
        String pipeline = update.merge().pipeline();
        inquiry.ask(
                () -> {
                    installations.apply(person.tenant(), update, taken, person.name());
                    return pipeline;
                },
                id -> {
                    Notices.done(
                            getTranslation("libraryUpdate.done", update.to().version()));
                    ImportView.open(id);
                },
                trouble -> {
                    if (trouble instanceof MergeOutdatedException outdated) {
                        Notices.refusal(outdated, List.of());
                        look(pipeline);
                    } else {
                        Notices.trouble(trouble);
                    }
                });
    }
}
