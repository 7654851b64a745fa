package dev.pipewright.designer.library;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.pipewright.designer.connection.ConnectionDialogs;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.designer.pipeline.PipelineView;
import dev.pipewright.model.environment.NodeConnection;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.catalogue.SavedConnection;
import dev.pipewright.platform.library.Installations;
import dev.pipewright.platform.library.LibraryEntry;
import dev.pipewright.platform.library.LibraryRefusedException;
import dev.pipewright.platform.people.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Asks what a pipeline that begins with one of the library is called, and which of the tenant's connections it uses.
final class UseDialog extends Dialog {

    private final transient LibraryEntry entry;
    private final transient Installations installations;
    private final transient Person person;
    private final transient Inquiry inquiry = new Inquiry();
    private final TextField name = new TextField(getTranslation("pipeline.name"));
    private final Map<String, BindingField> fields = new LinkedHashMap<>();
    private final Button create = new Button(getTranslation("pipeline.create"), clicked -> create());

    UseDialog(
            LibraryEntry entry,
            Installations installations,
            Connections connections,
            ConnectionDialogs dialogs,
            Person person) {
        this.entry = entry;
        this.installations = installations;
        this.person = person;
        setHeaderTitle(getTranslation("library.useTitle", entry.name()));
        var form = new Div(new Paragraph(new DataText(entry.purpose())), name);
        form.addClassName("pw-form");
        form.addClassName("pw-name-form");
        nameField();
        List<SavedConnection> saved = connections.list(person.tenant());
        for (NodeConnection wanted : entry.connections()) {
            var field = new BindingField(wanted, saved, dialogs);
            fields.put(wanted.name(), field);
            form.add(field);
        }
        if (!fields.isEmpty()) {
            var later = new Paragraph(getTranslation("library.later"));
            later.addClassName("pw-soft");
            form.add(later);
        }
        add(form);
        create.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("cancel"), clicked -> close()), create);
    }

    private void nameField() {
        name.setWidthFull();
        name.setRequiredIndicatorVisible(true);
        name.setValueChangeMode(ValueChangeMode.EAGER);
        name.addValueChangeListener(
                changed -> create.setEnabled(!name.getValue().isBlank()));
        name.setValue(entry.name());
        name.setAutoselect(true);
        name.setAutofocus(true);
    }

    private void create() {
        create.setEnabled(false);
        String called = name.getValue().strip();
        Map<String, String> chosen = new LinkedHashMap<>();
        fields.forEach((wanted, field) -> field.chosen().ifPresent(own -> chosen.put(wanted, own)));
        inquiry.ask(
                () -> installations.use(person.tenant(), entry, called, chosen, person.name()),
                added -> {
                    close();
                    UI.getCurrentOrThrow().navigate(PipelineView.class, PipelineView.of(added.id()));
                },
                this::refused);
    }

    private void refused(RuntimeException trouble) {
        create.setEnabled(true);
        if (trouble instanceof LibraryRefusedException refused) {
            Notices.refusal(refused, List.of());
        } else {
            Notices.trouble(trouble);
        }
    }
}
