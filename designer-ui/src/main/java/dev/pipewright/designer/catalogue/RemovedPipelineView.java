package dev.pipewright.designer.catalogue;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.Page;
import dev.pipewright.designer.version.FileDownload;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.file.PipelineFiles;
import jakarta.annotation.security.PermitAll;

/// What the address of a pipeline shows that somebody has deleted: who, what is kept, and its draft as a file.
@Route("pipelines/:pipeline/deleted")
@PermitAll
public class RemovedPipelineView extends Page implements BeforeEnterObserver {

    private final transient Catalogue catalogue;
    private final transient PipelineFiles files;
    private final transient SignedIn signedIn;

    RemovedPipelineView(Catalogue catalogue, PipelineFiles files, SignedIn signedIn) {
        this.catalogue = catalogue;
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
        var file = new FileDownload(getTranslation("pipeline.removed.file"), id, () -> files.removed(tenant, id));
        var links = new Div(
                file,
                new Anchor("import", getTranslation("pipelines.import")),
                new Anchor("pipelines", getTranslation("pipeline.removed.list")));
        links.addClassName("pw-links");
        var said = new Div(who, new Paragraph(getTranslation("pipeline.removed.kept")), links);
        said.addClassName("pw-empty");
        content(said);
    }
}
