package dev.pipewright.designer.version;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.streams.UploadHandler;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.designer.look.Page;
import dev.pipewright.designer.pipeline.PipelineView;
import dev.pipewright.model.json.PipelineFormatException;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.file.PipelineFiles;
import jakarta.annotation.security.PermitAll;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Brings a pipeline file in: as a new pipeline, or into the draft it was taken from, whatever others have changed
/// there meanwhile. The address may name the pipeline, as in `import?into=orders`.
@Route("import")
@PermitAll
public class ImportView extends Page implements BeforeEnterObserver {

    private static final String INTO = "into";
    private static final int MOST_BYTES = 16_000_000;

    private final transient Catalogue catalogue;
    private final transient Connections connections;
    private final transient Drafts drafts;
    private final transient PipelineFiles files;
    private final transient SignedIn signedIn;
    private final transient Inquiry inquiry = new Inquiry();
    private final Div result = new Div();

    ImportView(Catalogue catalogue, Connections connections, Drafts drafts, PipelineFiles files, SignedIn signedIn) {
        this.catalogue = catalogue;
        this.connections = connections;
        this.drafts = drafts;
        this.files = files;
        this.signedIn = signedIn;
        addClassName("pw-import-view");
    }

    /// A link to bring a file into a pipeline.
    static RouterLink linkInto(String text, String pipeline) {
        var link = new RouterLink(text, ImportView.class);
        link.setQueryParameters(QueryParameters.simple(Map.of(INTO, pipeline)));
        return link;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<String> into = event.getLocation().getQueryParameters().getSingleParameter(INTO);
        CatalogueEntry entry = into.isEmpty()
                ? null
                : catalogue.find(signedIn.tenant(), into.get()).orElseThrow(NotFoundException::new);
        heading(entry == null ? getTranslation("import.title") : getTranslation("import.titleInto", entry.name()));
        result.removeAll();
        var text = new Paragraph(getTranslation(entry == null ? "import.text" : "import.textInto"));
        text.addClassName("pw-soft");
        content(text, upload(entry), result);
    }

    private Upload upload(@Nullable CatalogueEntry into) {
        var upload = new Upload(UploadHandler.inMemory((file, bytes) -> read(into, bytes)));
        upload.setAcceptedFileExtensions(".json");
        upload.setMaxFileSize(MOST_BYTES);
        upload.setMaxFiles(1);
        upload.setUploadButton(new Button(getTranslation("import.choose")));
        upload.setDropLabel(new Div(getTranslation("import.drop")));
        upload.addFileRejectedListener(refused -> Notices.problem(getTranslation("import.refused")));
        // The name of the file can go again, so that the next one can be chosen.
        upload.addAllFinishedListener(finished -> upload.clearFileList());
        return upload;
    }

    private void read(@Nullable CatalogueEntry into, byte[] bytes) {
        var reading = reading();
        inquiry.ask(
                () -> reading.of(PipelineJson.read(new String(bytes, StandardCharsets.UTF_8)), into),
                this::show,
                this::unreadable);
    }

    /// Made on the page's thread, as only there it is known who asks.
    private FileReading reading() {
        return new FileReading(catalogue, connections, drafts, files, signedIn.tenant());
    }

    private void unreadable(RuntimeException trouble) {
        if (trouble instanceof PipelineFormatException format) {
            show(new FileProblems(format.problems()));
        } else {
            Notices.trouble(trouble);
        }
    }

    private void show(ReadFile read) {
        show(new FileOffer(read, catalogue, files, signedIn.person(), () -> mergeAgain(read)));
    }

    /// Somebody has changed the draft meanwhile.
    private void mergeAgain(ReadFile read) {
        var reading = reading();
        inquiry.ask(() -> reading.of(read.file(), read.target()), this::show);
    }

    private void show(Component shown) {
        result.removeAll();
        result.add(shown);
    }

    static void open(String pipeline) {
        UI.getCurrentOrThrow().navigate(PipelineView.class, PipelineView.of(pipeline));
    }
}
