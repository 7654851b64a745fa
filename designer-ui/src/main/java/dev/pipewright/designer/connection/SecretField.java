package dev.pipewright.designer.connection;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Optional;

/// A secret, which can be typed and replaced but is never shown: what is kept never comes here.
final class SecretField extends Div {

    private final PasswordField typed = new PasswordField();
    private final Button forget = new Button(getTranslation("secret.forget"));
    private final boolean isKept;
    private boolean isForgotten;

    /// @param isKept true if there is one already
    SecretField(String label, String help, boolean isKept, Runnable changed) {
        this.isKept = isKept;
        typed.setLabel(label);
        typed.setHelperText(help);
        // Vaadin's own texts of this field, as the server has them, lack the one of the button that shows what is
        // typed.
        typed.getElement().executeJs("this.i18n = { reveal: $0 }", getTranslation("secret.show", label));
        addClassName("pw-secret");
        typed.setAutocomplete(Autocomplete.NEW_PASSWORD);
        typed.setValueChangeMode(ValueChangeMode.LAZY);
        typed.addValueChangeListener(happened -> changed.run());
        forget.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        forget.addClickListener(clicked -> {
            isForgotten = !isForgotten;
            show();
            changed.run();
        });
        add(typed, forget);
        show();
    }

    private void show() {
        forget.setVisible(isKept);
        String word = getTranslation(isForgotten ? "secret.keep" : "secret.forget");
        forget.setText(word);
        forget.setAriaLabel(getTranslation("secret.of", word, typed.getLabel()));
        typed.setPlaceholder(isKept && !isForgotten ? getTranslation("secret.kept") : "");
    }

    HasValidationProperties validation() {
        return typed;
    }

    /// What was typed; an empty text if the kept one is to be forgotten; nothing if it stays.
    Optional<Object> value() {
        if (!typed.isEmpty()) {
            return Optional.of(typed.getValue());
        }
        return isForgotten ? Optional.of("") : Optional.empty();
    }
}
