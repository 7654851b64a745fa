package dev.pipewright.designer.connection;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.platform.connection.ConnectionRefusedException;
import dev.pipewright.platform.connection.UnsavedConnection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Asks for a connection's name and settings, and keeps them.
final class ConnectionDialog extends Dialog {

    private final transient Inquiry inquiry = new Inquiry();
    private final transient BiConsumer<String, UnsavedConnection> keep;
    private final transient Consumer<String> saved;
    private final ConnectionForm form;
    private final Button save = new Button(getTranslation("connection.save"));

    /// @param keep keeps what was typed, by its name; called outside the page's lock
    /// @param saved told the name of what was kept
    ConnectionDialog(
            String title, ConnectionForm form, BiConsumer<String, UnsavedConnection> keep, Consumer<String> saved) {
        this.keep = keep;
        this.saved = saved;
        this.form = form;
        setHeaderTitle(title);
        addClassName("pw-connection-dialog");
        // A fixed width: an answer of the test must not make the page jump.
        setWidth("min(44rem, 94vw)");
        setCloseOnOutsideClick(false);
        add(form);
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickListener(clicked -> save());
        getFooter().add(form.check(), new Button(getTranslation("cancel"), clicked -> close()), save);
    }

    private void save() {
        if (!form.hasKind()) {
            return;
        }
        form.read().ifPresent(unsaved -> {
            save.setEnabled(false);
            String name = form.name();
            inquiry.ask(
                    () -> {
                        keep.accept(name, unsaved);
                        return name;
                    },
                    this::done,
                    this::refused);
        });
    }

    private void done(String name) {
        close();
        Notices.done(getTranslation("connection.saved", name));
        saved.accept(name);
    }

    private void refused(RuntimeException trouble) {
        save.setEnabled(true);
        if (trouble instanceof ConnectionRefusedException) {
            form.refuseName(Spoken.of(trouble));
        } else {
            Notices.problem(Spoken.of(trouble));
        }
    }
}
