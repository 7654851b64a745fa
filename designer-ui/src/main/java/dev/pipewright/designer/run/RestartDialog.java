package dev.pipewright.designer.run;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.engine.RestartRefusedException;
import dev.pipewright.engine.ledger.Cause;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.model.Sentences;
import dev.pipewright.platform.run.RunReport;
import java.util.List;

/// Says what happens if a failed run is restarted, and restarts it.
final class RestartDialog extends Dialog {

    private final Formats formats = Formats.ofReader();
    private final transient Runnable restart;
    private final transient Runnable restarted;
    private final Button start = new Button(getTranslation("restart"));

    /// @param restart restarts the run; called outside the page's lock
    /// @param restarted called under the page's lock when that was done
    RestartDialog(RunReport report, List<Cause> causes, Runnable restart, Runnable restarted) {
        this.restart = restart;
        this.restarted = restarted;
        setHeaderTitle(getTranslation("restart.title", report.run().pipelineName()));
        addClassName("pw-run-dialog");
        var follows = new UnorderedList(item("restart.kept"));
        add(follows, "restart.unsent", causes, DocumentState.CANCELLED);
        add(follows, "restart.inDoubt", causes, DocumentState.UNKNOWN);
        follows.add(item("restart.settled"));
        String failure = report.run().failure();
        var why = new Paragraph(failure == null ? "" : Sentences.in(getLocale()).read(failure));
        why.addClassName("pw-warning");
        why.setVisible(failure != null);
        var form = new Div(why, new Paragraph(getTranslation("restart.text")), follows);
        form.addClassName("pw-form");
        add(form);
        start.addThemeVariants(ButtonVariant.PRIMARY);
        start.addClickListener(clicked -> start());
        getFooter().add(new Button(getTranslation("cancel"), clicked -> close()), start);
    }

    /// Adds how many documents the end of the run left in a state, if there are any.
    private void add(UnorderedList follows, String key, List<Cause> causes, DocumentState state) {
        long count = causes.stream()
                .filter(cause -> cause.key().isEndOfRun() && cause.state() == state)
                .mapToLong(Cause::count)
                .sum();
        if (count > 0) {
            follows.add(item(key, count, formats.number(count)));
        }
    }

    private ListItem item(String key, Object... values) {
        return new ListItem(getTranslation(key, values));
    }

    private void start() {
        start.setEnabled(false);
        new Inquiry()
                .ask(
                        () -> {
                            restart.run();
                            return true;
                        },
                        _ -> {
                            close();
                            restarted.run();
                        },
                        this::refused);
    }

    private void refused(RuntimeException trouble) {
        close();
        if (trouble instanceof RestartRefusedException refused) {
            Notices.refusal(refused, List.of());
        } else {
            Notices.trouble(trouble);
        }
    }
}
