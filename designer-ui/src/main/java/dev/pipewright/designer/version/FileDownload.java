package dev.pipewright.designer.version;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.pipewright.model.json.PipelineFile;
import dev.pipewright.model.json.PipelineJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/// A link that gives a pipeline as a file, as it is when the link is followed.
public final class FileDownload extends Anchor {

    /// @param text what the link says
    /// @param name of the file, without its ending
    /// @param file called by any thread
    public FileDownload(String text, String name, Supplier<Optional<PipelineFile>> file) {
        super(
                (DownloadHandler) event -> {
                    Optional<PipelineFile> found = file.get();
                    if (found.isEmpty()) {
                        event.getResponse().setStatus(404);
                        return;
                    }
                    event.setFileName(name + PipelineFile.EXTENSION);
                    event.setContentType("application/json");
                    event.getOutputStream()
                            .write(PipelineJson.write(found.get()).getBytes(StandardCharsets.UTF_8));
                },
                text);
    }
}
