package dev.pipewright.designer.version;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.platform.library.Library;
import dev.pipewright.platform.library.LibraryAdditions;
import dev.pipewright.platform.library.LibraryEntry;
import dev.pipewright.platform.library.LibraryRefusedException;
import dev.pipewright.platform.library.LibraryWords;
import dev.pipewright.platform.people.Person;
import dev.pipewright.platform.version.Version;
import java.util.List;
import java.util.Optional;

/// Asks how a version is described in the library, says what goes along, and adds it.
final class AddToLibraryDialog extends Dialog {

    private static final int LONGEST = 300;

    private final transient LibraryAdditions additions;
    private final transient Person person;
    private final transient Version version;
    private final transient Inquiry inquiry = new Inquiry();
    private final TextField name = field("library.name");
    private final TextField purpose = field("library.purpose");
    private final TextField source = field("library.source");
    private final Button add = new Button(getTranslation("library.add"), clicked -> add());

    AddToLibraryDialog(Library library, LibraryAdditions additions, Person person, Version version) {
        this.additions = additions;
        this.person = person;
        this.version = version;
        setHeaderTitle(getTranslation("library.addTitle", version.number()));
        name.setAutofocus(true);
        source.setHelperText(getTranslation("library.source.help"));
        var along = new Paragraph(getTranslation("library.addText"));
        along.addClassName("pw-soft");
        var form = new Div(along, name, purpose, source);
        form.addClassName("pw-form");
        form.addClassName("pw-name-form");
        add(form);
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.setEnabled(false);
        getFooter().add(new Button(getTranslation("cancel"), clicked -> close()), add);
        addOpenedChangeListener(changed -> {
            if (changed.isOpened()) {
                inquiry.ask(() -> library.madeOf(person.tenant(), version.pipeline()), this::begin);
            }
        });
    }

    private TextField field(String key) {
        var field = new TextField(getTranslation(key));
        field.setWidthFull();
        field.setRequiredIndicatorVisible(true);
        field.setMaxLength(LONGEST);
        field.setValueChangeMode(ValueChangeMode.EAGER);
        field.addValueChangeListener(changed -> showWhetherComplete());
        return field;
    }

    /// What was said of it before is most likely still right.
    private void begin(Optional<LibraryEntry> before) {
        var pipeline = version.drawing().pipeline();
        name.setValue(before.map(LibraryEntry::name).orElse(pipeline.name()));
        purpose.setValue(before.map(LibraryEntry::purpose).orElse(pipeline.description()));
        source.setValue(before.map(LibraryEntry::source).orElse(""));
    }

    private void showWhetherComplete() {
        add.setEnabled(List.of(name, purpose, source).stream()
                .noneMatch(field -> field.getValue().isBlank()));
    }

    private void add() {
        add.setEnabled(false);
        var words = new LibraryWords(name.getValue(), purpose.getValue(), source.getValue());
        inquiry.ask(
                () -> additions.add(person.tenant(), version.pipeline(), version.number(), words, person.name()),
                added -> {
                    close();
                    Notices.done(getTranslation("library.added", added.name(), added.version()));
                },
                this::refused);
    }

    private void refused(RuntimeException trouble) {
        add.setEnabled(true);
        if (trouble instanceof LibraryRefusedException refused) {
            Notices.refusal(refused, List.of());
        } else {
            Notices.trouble(trouble);
        }
    }
}
