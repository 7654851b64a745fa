package dev.pipewright.designer.begin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.upload.UploadDropZone;
import com.vaadin.flow.component.upload.UploadFileList;
import com.vaadin.flow.component.upload.UploadManager;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.platform.begin.BeginRefusedException;
import dev.pipewright.platform.begin.Beginning;
import dev.pipewright.platform.begin.BroughtFiles;
import dev.pipewright.platform.people.Person;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Takes the files that people drop on a page or choose there. Used under the page's lock; files are received away from
/// it.
@SpringComponent
public class FileReception {

    private final BroughtFiles files;
    private final SignedIn signedIn;

    FileReception(BroughtFiles files, SignedIn signedIn) {
        this.files = files;
        this.signedIn = signedIn;
    }

    /// What takes files in.
    ///
    /// @param taken told a file once it is kept
    UploadHandler handler(Consumer<Beginning> taken) {
        // Who is signed in is known here, and not where the file arrives.
        Person person = signedIn.person();
        return event -> receive(event, person, taken);
    }

    private void receive(UploadEvent event, Person person, Consumer<Beginning> taken) throws IOException {
        UI ui = event.getUI();
        try (var in = event.getInputStream()) {
            Beginning beginning =
                    files.take(person.tenant(), event.getFileName(), event.getFileSize(), in, person.name());
            tell(ui, () -> taken.accept(beginning));
        } catch (BeginRefusedException | ConnectorException refused) {
            event.reject();
            tell(ui, () -> Notices.refusal(refused, List.of()));
        }
    }

    private static void tell(UI ui, Command news) {
        try {
            var _ = ui.access(news);
        } catch (UIDetachedException left) {
            // The page is closed: nobody waits for the answer.
        }
    }

    /// Lets files be dropped on a part of a page, which lead to the page that begins a pipeline with them.
    ///
    /// @param into gives the pipeline that is to begin so, if nothing is drawn in it yet; null for a new one
    public Component around(Component content, Supplier<@Nullable String> into) {
        var zone = new UploadDropZone();
        var manager = new UploadManager(zone, handler(taken -> StartFromView.open(taken, into.get())));
        manager.setMaxFiles(1);
        manager.setMaxFileSize(BroughtFiles.LARGEST);
        manager.addFileRejectedListener(refused -> Notices.problem(refusedText()));
        manager.addAllFinishedListener(finished -> manager.clearFileList());
        zone.setUploadManager(manager);
        zone.setContent(new Div(new UploadFileList(manager), content));
        zone.addClassName("pw-drop-zone");
        return zone;
    }

    static String refusedText() {
        return UI.getCurrentOrThrow().getTranslation("begin.file.refused", BroughtFiles.LARGEST >> 20);
    }
}
