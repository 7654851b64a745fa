package dev.pipewright.designer.canvas;

import com.vaadin.flow.component.UI;
import dev.pipewright.designer.canvas.CanvasChange.CanvasUpdate;
import dev.pipewright.designer.canvas.CanvasEdit.CanvasProposal;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.model.edit.EditRefusedException;
import dev.pipewright.platform.draft.Draft;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.draft.Proposal;
import dev.pipewright.platform.draft.SavedEdit;
import dev.pipewright.platform.people.Person;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One open page's part in a draft: it passes on what the person does, and shows what was saved, whoever did it.
///
/// Used under the page's lock.
final class Editing {

    private static final Logger LOG = LoggerFactory.getLogger(Editing.class);

    private final Drafts drafts;
    private final Person person;
    private final String pipeline;
    private final PipelineCanvas canvas;
    private final DrawingWire wire;
    private final Consumer<Drawing> changed;
    private Drawing drawing;
    private long seq;

    /// @param changed told the drawing after each saved edit
    Editing(Drafts drafts, Person person, Draft draft, PipelineCanvas canvas, Consumer<Drawing> changed) {
        this.drafts = drafts;
        this.person = person;
        this.pipeline = draft.pipeline();
        this.canvas = canvas;
        this.wire = new DrawingWire(canvas::getTranslation);
        this.changed = changed;
        this.drawing = draft.drawing();
        this.seq = draft.seq();
        canvas.open(wire.snapshot(keptAs(), seq, true, drawing));
        canvas.onProposal(this::propose);
        canvas.addAttachListener(attached -> watch(attached.getUI()));
    }

    Drawing drawing() {
        return drawing;
    }

    /// Under which name the browser keeps what is not saved: a browser may serve several people, one after the other.
    private String keptAs() {
        return tenant() + "/" + person.name() + "/" + pipeline;
    }

    private void propose(CanvasProposal proposed) {
        try {
            var proposal = new Proposal(proposed.editId(), proposed.baseSeq(), EditWire.edit(proposed.edit()));
            show(drafts.propose(tenant(), pipeline, person.name(), proposal));
        } catch (EditRefusedException refused) {
            canvas.refuse(proposed.editId());
            Notices.problem(sentence(refused));
        } catch (IllegalArgumentException nonsense) {
            LOG.warn("An edit of {} has no meaning: {}", pipeline, proposed, nonsense);
            canvas.refuse(proposed.editId());
            Notices.problem(canvas.getTranslation("edit.impossible"));
        } catch (RuntimeException trouble) {
            // The thread's edge: whatever keeps the draft from being saved now, the edit is not lost.
            LOG.warn("An edit of {} could not be saved; it will be sent again.", pipeline, trouble);
            canvas.postpone(proposed.editId());
        }
    }

    void undo() {
        takeBack(() -> drafts.undo(tenant(), pipeline, person.name()));
    }

    void redo() {
        takeBack(() -> drafts.redo(tenant(), pipeline, person.name()));
    }

    private void takeBack(Supplier<Optional<SavedEdit>> undoing) {
        try {
            undoing.get().ifPresent(this::show);
        } catch (EditRefusedException refused) {
            Notices.problem(sentence(refused));
        }
    }

    private String sentence(EditRefusedException refused) {
        return ProblemTexts.in(canvas.getUI().map(UI::getLocale).orElse(Locale.ENGLISH))
                .sentence(refused.problem());
    }

    private void watch(UI ui) {
        var watch = drafts.watch(tenant(), pipeline, edit -> {
            var _ = ui.access(() -> show(edit));
        });
        catchUp();
        canvas.addDetachListener(detached -> {
            watch.close();
            detached.unregisterListener();
        });
    }

    /// An edit may come twice, as the answer and from the log, and an answer may overtake what the log still has to
    /// tell: what is not next is left to the log, except that its author must hear that it is saved.
    private void show(SavedEdit edit) {
        if (edit.seq() > seq + 1) {
            catchUp();
        }
        if (edit.seq() == seq + 1) {
            var after = edit.edit().applyTo(drawing);
            canvas.show(new CanvasUpdate(edit.seq(), edit.editId(), wire.changes(drawing, after)));
            drawing = after;
            seq = edit.seq();
            changed.accept(drawing);
        } else {
            canvas.show(new CanvasUpdate(edit.seq(), edit.editId(), List.of()));
        }
    }

    private void catchUp() {
        drafts.open(tenant(), pipeline).filter(draft -> draft.seq() > seq).ifPresent(draft -> {
            canvas.show(new CanvasUpdate(draft.seq(), "", wire.changes(drawing, draft.drawing())));
            drawing = draft.drawing();
            seq = draft.seq();
            changed.accept(drawing);
        });
    }

    private TenantId tenant() {
        return person.tenant();
    }
}
