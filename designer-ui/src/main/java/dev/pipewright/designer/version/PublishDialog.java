package dev.pipewright.designer.version;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.designer.shadow.ShadowPanel;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Problem;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.people.Person;
import dev.pipewright.platform.shadow.PublishGate;
import dev.pipewright.platform.shadow.ShadowRuns;
import dev.pipewright.platform.version.NotPublishableException;
import dev.pipewright.platform.version.Version;
import dev.pipewright.platform.version.Versions;
import dev.pipewright.platform.version.Versions.Outlook;
import java.util.List;
import java.util.function.Consumer;

/// Shows what publishing would change and what is wrong, asks what is new, and makes the draft the live version, if it
/// still is what was shown. The draft is looked through while the page goes on.
final class PublishDialog extends Dialog {

    private final transient Inquiry inquiry = new Inquiry();
    private final transient Versions versions;
    private final transient Person person;
    private final transient Consumer<NodeId> onLook;
    private final String pipeline;
    private final TextField note = new TextField(getTranslation("publish.note"));
    private final Div outlook = new Div();
    private final Paragraph refusal = new Paragraph();
    private final Button publish = new Button(getTranslation("publish"));
    private String seen = "";

    /// @param entry how the pipeline stands before
    /// @param onLook told the node of a problem that a person wants to see
    PublishDialog(
            Versions versions,
            ShadowRuns shadows,
            PublishGate gate,
            Person person,
            CatalogueEntry entry,
            Consumer<NodeId> onLook) {
        this.versions = versions;
        this.person = person;
        this.onLook = onLook;
        this.pipeline = entry.id();
        var live = entry.live();
        int next = live == null ? 1 : live + 1;
        addClassName("pw-publish-dialog");
        setHeaderTitle(getTranslation("publish.title", entry.name()));
        note.setWidthFull();
        outlook.setText(getTranslation("publish.looking"));
        outlook.addClassName("pw-publish-outlook");
        refusal.addClassName("pw-warning");
        refusal.getElement().setAttribute("role", "alert");
        refusal.setVisible(false);
        var form = new Div(new Paragraph(getTranslation("publish.text", next)), outlook, note, refusal);
        form.addClassName("pw-form");
        add(form);
        if (live != null) {
            add(new ShadowPanel(shadows, gate, person, entry.id()));
        }
        publish.addThemeVariants(ButtonVariant.PRIMARY);
        publish.setEnabled(false);
        publish.addClickListener(clicked -> publish());
        getFooter().add(new Button(getTranslation("cancel"), clicked -> close()), publish);
        addOpenedChangeListener(changed -> {
            if (changed.isOpened()) {
                look();
            }
        });
    }

    private void look() {
        inquiry.ask(() -> versions.outlook(person.tenant(), pipeline), this::show);
    }

    private void show(Outlook found) {
        seen = found.contentHash();
        outlook.removeAll();
        boolean isRefused = found.problems().stream().anyMatch(PublishDialog::isError);
        if (!found.problems().isEmpty()) {
            outlook.add(problems(found.problems(), isRefused));
        }
        var comparison = found.comparison();
        boolean isSame = comparison != null && comparison.isEmpty();
        if (comparison == null || isSame) {
            outlook.add(new Paragraph(getTranslation(isSame ? "publish.same" : "publish.first")));
        } else {
            outlook.add(new ChangeList(comparison));
        }
        publish.setEnabled(!isRefused && !isSame);
    }

    private static boolean isError(Problem problem) {
        return problem.severity() == Problem.Severity.ERROR;
    }

    private Div problems(List<Problem> problems, boolean isRefused) {
        var list = new UnorderedList();
        var texts = ProblemTexts.in(getLocale());
        for (Problem problem : problems) {
            list.add(new ListItem(jump(problem, texts.sentence(problem))));
        }
        var found = new Div(new Paragraph(getTranslation(isRefused ? "publish.refused" : "publish.warned")), list);
        found.addClassName("pw-warning");
        return found;
    }

    private Component jump(Problem problem, String sentence) {
        NodeId node = problem.node();
        if (node == null) {
            return new Div(sentence);
        }
        var jump = new NativeButton(sentence, clicked -> {
            close();
            onLook.accept(node);
        });
        jump.addClassName("pw-link");
        return jump;
    }

    private void publish() {
        publish.setEnabled(false);
        refusal.setVisible(false);
        String news = note.getValue();
        String looked = seen;
        new Inquiry()
                .ask(
                        () -> versions.publish(person.tenant(), pipeline, looked, person.name(), news),
                        this::done,
                        this::refused);
    }

    private void done(Version version) {
        close();
        Notices.done(getTranslation("publish.done", version.number()));
    }

    /// What is still wanted, a comparison, is made in this dialog.
    private void show(NotPublishableException refused) {
        if (refused.problems().isEmpty()) {
            refused.sentence().map(sentence -> Notices.said(sentence.kept())).ifPresent(refusal::setText);
            refusal.setVisible(true);
            refusal.scrollIntoView();
            look();
        } else {
            close();
            Notices.refusal(refused, refused.problems());
        }
    }

    private void refused(RuntimeException trouble) {
        publish.setEnabled(true);
        if (trouble instanceof NotPublishableException refused) {
            show(refused);
        } else {
            Notices.trouble(trouble);
        }
    }
}
