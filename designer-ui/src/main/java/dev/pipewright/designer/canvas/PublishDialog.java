package dev.pipewright.designer.canvas;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.people.Person;
import dev.pipewright.platform.version.NotPublishableException;
import dev.pipewright.platform.version.Version;
import dev.pipewright.platform.version.Versions;
import java.util.function.Consumer;

/// Asks what is new, and makes the draft the live version.
final class PublishDialog extends Dialog {

    /// @param published told how the pipeline stands then
    PublishDialog(
            Versions versions,
            Catalogue catalogue,
            Person person,
            String pipeline,
            Consumer<CatalogueEntry> published) {
        var tenant = person.tenant();
        var name = catalogue.find(tenant, pipeline).map(CatalogueEntry::name).orElse(pipeline);
        int next = versions.live(tenant, pipeline).map(Version::number).orElse(0) + 1;
        setHeaderTitle(getTranslation("publish.title", name));
        var note = new TextField(getTranslation("publish.note"));
        var form = new Div(new Paragraph(getTranslation("publish.text", next)), note);
        form.addClassName("pw-form");
        add(form);
        var publish = new Button(getTranslation("publish"), clicked -> {
            close();
            try {
                var version = versions.publish(tenant, pipeline, person.name(), note.getValue());
                Notices.done(getTranslation("publish.done", version.number()));
                catalogue.find(tenant, pipeline).ifPresent(published);
            } catch (NotPublishableException refused) {
                Notices.problems(String.valueOf(refused.getMessage()), refused.problems());
            }
        });
        publish.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("cancel"), clicked -> close()), publish);
    }
}
