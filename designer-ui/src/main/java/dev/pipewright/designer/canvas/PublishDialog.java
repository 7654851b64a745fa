package dev.pipewright.designer.canvas;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.people.Person;
import dev.pipewright.platform.version.NotPublishableException;
import dev.pipewright.platform.version.Version;
import dev.pipewright.platform.version.Versions;

/// Asks what is new, and makes the draft the live version. The draft is looked through first, while the page goes on.
final class PublishDialog extends Dialog {

    private final transient Versions versions;
    private final transient Person person;
    private final String pipeline;
    private final TextField note = new TextField(getTranslation("publish.note"));
    private final Button publish = new Button(getTranslation("publish"));

    /// @param entry how the pipeline stands before
    PublishDialog(Versions versions, Person person, CatalogueEntry entry) {
        this.versions = versions;
        this.person = person;
        this.pipeline = entry.id();
        var live = entry.live();
        int next = live == null ? 1 : live + 1;
        setHeaderTitle(getTranslation("publish.title", entry.name()));
        note.setWidthFull();
        var form = new Div(new Paragraph(getTranslation("publish.text", next)), note);
        form.addClassName("pw-form");
        add(form);
        publish.addThemeVariants(ButtonVariant.PRIMARY);
        publish.addClickListener(clicked -> publish());
        getFooter().add(new Button(getTranslation("cancel"), clicked -> close()), publish);
    }

    private void publish() {
        publish.setEnabled(false);
        String news = note.getValue();
        new Inquiry()
                .ask(() -> versions.publish(person.tenant(), pipeline, person.name(), news), this::done, this::refused);
    }

    private void done(Version version) {
        close();
        Notices.done(getTranslation("publish.done", version.number()));
    }

    private void refused(RuntimeException trouble) {
        publish.setEnabled(true);
        if (trouble instanceof NotPublishableException refused) {
            close();
            Notices.refusal(refused, refused.problems());
        } else {
            Notices.trouble(trouble);
        }
    }
}
