package dev.pipewright.designer.catalogue;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.draft.Editing;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.KeptEdits;
import dev.pipewright.designer.look.Page;
import dev.pipewright.designer.pipeline.PipelineView;
import dev.pipewright.designer.version.FileDownload;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.file.PipelineFiles;
import dev.pipewright.platform.removal.Removals;
import jakarta.annotation.security.PermitAll;

/// What the address of a pipeline shows that somebody has deleted: who, what is kept, and how to bring it back,
/// with what this person had changed and not yet saved.
@Route("pipelines/:pipeline/deleted")
@PermitAll
public class RemovedPipelineView extends Page implements BeforeEnterObserver {

    private final transient Catalogue catalogue;
    private final transient PipelineFiles files;
    private final transient Removals removals;
    private final transient SignedIn signedIn;

    RemovedPipelineView(Catalogue catalogue, Removals removals, PipelineFiles files, SignedIn signedIn) {
        this.catalogue = catalogue;
        this.removals = removals;
        this.files = files;
        this.signedIn = signedIn;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id = event.getRouteParameters().get("pipeline").orElse("");
        var tenant = signedIn.tenant();
        var removed = catalogue.removed(tenant, id).orElseThrow(NotFoundException::new);
        name(removed.name());
        var who = new Paragraph(getTranslation(
                "pipeline.removed", removed.by(), Formats.ofReader().time(removed.at())));
        var kept = new KeptEdits(Editing.keptAs(signedIn.person(), id), "pipeline.removed.edits");
        var back = new Button(getTranslation("pipeline.removed.bringBack"), clicked -> bringBack(id));
        back.addThemeVariants(ButtonVariant.PRIMARY);
        var file = new FileDownload(getTranslation("pipeline.removed.file"), id, () -> files.removed(tenant, id));
        var links = new Div(
                back,
                file,
                new Anchor("import", getTranslation("pipelines.import")),
                new Anchor("pipelines", getTranslation("pipeline.removed.list")));
        links.addClassName("pw-links");
        var said = new Div(who, kept, new Paragraph(getTranslation("pipeline.removed.kept")), links);
        said.addClassName("pw-empty");
        content(said);
    }

    /// Whoever was first: the pipeline is there again.
    private void bringBack(String id) {
        removals.bringBack(signedIn.tenant(), id, signedIn.person().name());
        UI.getCurrentOrThrow().navigate(PipelineView.class, PipelineView.of(id));
    }
}
