package dev.pipewright.designer.draft;

import com.vaadin.flow.component.UI;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.model.edit.EditRefusedException;
import dev.pipewright.platform.draft.Draft;
import dev.pipewright.platform.draft.DraftGoneException;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.draft.OvertakenException;
import dev.pipewright.platform.draft.Proposal;
import dev.pipewright.platform.draft.SavedEdit;
import dev.pipewright.platform.people.Person;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One open page's part in a draft: it passes on what the person does, and shows what was saved, whoever did it.
///
/// Used under the page's lock.
public final class Editing {

    private static final Logger LOG = LoggerFactory.getLogger(Editing.class);

    private final Drafts drafts;
    private final Person person;
    private final String pipeline;
    private final DraftPage page;
    private final DraftChoices choices;
    private final Consumer<Drawing> changed;
    // Read by those who look into the draft away from the page, too.
    private volatile Drawing drawing;
    private long seq;

    /// @param choices says what there is to choose from where others were faster
    /// @param changed told the drawing after each saved edit
    public Editing(
            Drafts drafts,
            Person person,
            Draft draft,
            DraftPage page,
            DraftChoices choices,
            Consumer<Drawing> changed) {
        this.drafts = drafts;
        this.person = person;
        this.pipeline = draft.pipeline();
        this.page = page;
        this.choices = choices;
        this.changed = changed;
        this.drawing = draft.drawing();
        this.seq = draft.seq();
        page.open(new Looks(page.component()::getTranslation).snapshot(keptAs(person, pipeline), seq, true, drawing));
        page.onProposal(this::propose);
        page.component().addAttachListener(attached -> watch(attached.getUI()));
    }

    /// The draft as it is now. May be asked by any thread.
    public Drawing drawing() {
        return drawing;
    }

    /// Under which name the browser keeps what is not saved: a browser may serve several people, one after the
    /// other. The name under which the browser keeps what a person has changed in a draft until it is saved.
    public static String keptAs(Person person, String pipeline) {
        return person.tenant() + "/" + person.name() + "/" + pipeline;
    }

    private void propose(DraftProposal proposed) {
        try {
            var proposal = new Proposal(proposed.editId(), proposed.baseSeq(), proposed.edit());
            show(drafts.propose(tenant(), pipeline, person.name(), proposal));
        } catch (OvertakenException overtaken) {
            catchUp();
            page.choose(choices.of(proposed.editId(), overtaken, drawing));
        } catch (EditRefusedException refused) {
            page.settle(proposed.editId());
            Notices.problem(sentence(refused));
        } catch (DraftGoneException _) {
            // The edit stays in the browser: the page that comes now says so, and can bring the draft back.
            leave();
        } catch (IllegalArgumentException nonsense) {
            LOG.warn("An edit of {} has no meaning: {}", pipeline, proposed, nonsense);
            page.settle(proposed.editId());
            Notices.problem(page.component().getTranslation("edit.impossible"));
        } catch (RuntimeException trouble) {
            // The thread's edge: whatever keeps the draft from being saved now, the edit is not lost.
            LOG.warn("An edit of {} could not be saved; it will be sent again.", pipeline, trouble);
            page.postpone(proposed.editId());
        }
    }

    public void undo() {
        takeBack(() -> drafts.undo(tenant(), pipeline, person.name()), "canvas.undoNothing");
    }

    public void redo() {
        takeBack(() -> drafts.redo(tenant(), pipeline, person.name()), "canvas.redoNothing");
    }

    /// @param nothing the key of what is said if there is nothing to take back
    private void takeBack(Supplier<Optional<SavedEdit>> undoing, String nothing) {
        try {
            undoing.get()
                    .ifPresentOrElse(
                            this::show, () -> Notices.done(page.component().getTranslation(nothing)));
        } catch (DraftGoneException _) {
            leave();
        } catch (EditRefusedException refused) {
            Notices.problem(sentence(refused));
        }
    }

    private void leave() {
        page.component().getUI().ifPresent(ui -> ui.refreshCurrentRoute(true));
    }

    private String sentence(EditRefusedException refused) {
        return ProblemTexts.in(page.component().getUI().map(UI::getLocale).orElse(Locale.ENGLISH))
                .sentence(refused.problem());
    }

    private void watch(UI ui) {
        var watch = drafts.watch(tenant(), pipeline, edit -> {
            var _ = ui.access(() -> show(edit));
        });
        catchUp();
        page.component().addDetachListener(detached -> {
            watch.close();
            detached.unregisterListener();
        });
    }

    /// An edit may come twice, as the answer and from the log, and an answer may overtake what the log still has
    /// to tell: what is not next is left to the log, except that its author must hear that it is saved.
    private void show(SavedEdit edit) {
        if (edit.seq() > seq + 1) {
            catchUp();
        }
        if (edit.seq() == seq + 1) {
            take(edit);
        } else {
            page.settle(edit.editId());
        }
    }

    private void catchUp() {
        drafts.after(tenant(), pipeline, seq).forEach(this::take);
    }

    private void take(SavedEdit edit) {
        var after = edit.edit().applyTo(drawing);
        var looks = Looks.changed(drawing.pipeline(), after.pipeline());
        page.show(new DraftUpdate(edit.seq(), edit.editId(), edit.author(), edit.edit(), looks));
        drawing = after;
        seq = edit.seq();
        changed.accept(drawing);
    }

    private TenantId tenant() {
        return person.tenant();
    }
}
