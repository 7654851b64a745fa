package dev.pipewright.designer.pipeline;

import com.vaadin.flow.router.NotFoundException;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.canvas.PipelineCanvas;
import dev.pipewright.designer.draft.Editing;
import dev.pipewright.designer.run.RunDialog;
import dev.pipewright.designer.run.RunStarter;
import dev.pipewright.designer.version.FromLibrary;
import dev.pipewright.designer.version.PublishDialogs;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.version.Versions;
import org.springframework.stereotype.Component;

/// What a person does to a pipeline as a whole, by a button above it or with the keys. All but a run goes by way of the
/// browser, which gives a command back once all that it has proposed is saved.
@Component
class PipelineCommands {

    static final String UNDO = "undo";
    static final String REDO = "redo";
    static final String PUBLISH = "publish";
    static final String TRY = "try";
    static final String UPDATE = "update";

    private final Catalogue catalogue;
    private final Versions versions;
    private final RunStarter starter;
    private final PublishDialogs publishing;
    private final SignedIn signedIn;

    PipelineCommands(
            Catalogue catalogue, Versions versions, RunStarter starter, PublishDialogs publishing, SignedIn signedIn) {
        this.catalogue = catalogue;
        this.versions = versions;
        this.starter = starter;
        this.publishing = publishing;
        this.signedIn = signedIn;
    }

    /// Does what a command says that the browser has given back.
    void follow(String command, String pipeline, Editing editing, PipelineCanvas canvas) {
        switch (command) {
            case UNDO -> editing.undo();
            case REDO -> editing.redo();
            case PUBLISH -> askToPublish(pipeline, canvas);
            case TRY -> askToTry(pipeline, editing);
            case UPDATE -> FromLibrary.update(pipeline);
            default -> throw new IllegalArgumentException("no command: " + command);
        }
    }

    /// Asks how to run what is live, if anything is.
    void askToRun(String pipeline) {
        versions.live(signedIn.tenant(), pipeline)
                .ifPresent(live -> RunDialog.ofLive(
                                live.drawing().pipeline(),
                                live.number(),
                                starter.environments(),
                                (choice, done) -> starter.start(pipeline, choice, done))
                        .open());
    }

    private void askToPublish(String pipeline, PipelineCanvas canvas) {
        var entry = catalogue.find(signedIn.tenant(), pipeline).orElseThrow(NotFoundException::new);
        publishing.open(entry, canvas::reveal);
    }

    private void askToTry(String pipeline, Editing editing) {
        RunDialog.ofDraft(
                        editing.drawing().pipeline(),
                        starter.environments(),
                        (choice, done) -> starter.start(pipeline, choice, done))
                .open();
    }
}
