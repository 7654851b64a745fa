package dev.pipewright.designer.look;

import com.vaadin.flow.i18n.I18NProvider;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.springframework.stereotype.Component;

/// Gives every text a user sees, from the bundle `texts.properties`; the kinds of nodes, under `kind.`, have their
/// names from the model.
///
/// In the pseudo-locale `en-XA` each text stands in brackets, so that a test finds what is not from a bundle.
@Component
class Texts implements I18NProvider {

    static final Locale PSEUDO = Locale.forLanguageTag("en-XA");
    private static final String BUNDLE = "dev.pipewright.designer.look.texts";
    private static final String KINDS = "dev.pipewright.model.kinds";
    private static final String KIND = "kind.";

    @Override
    public List<Locale> getProvidedLocales() {
        return List.of(Locale.ENGLISH, PSEUDO);
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... values) {
        var pattern = pattern(key, locale);
        var text = new MessageFormat(pattern, locale).format(values);
        return locale.equals(PSEUDO) ? "[" + text + "]" : text;
    }

    /// @throws MissingResourceException if no text has the key, so that a missing text never goes unseen
    private static String pattern(String key, Locale locale) {
        return key.startsWith(KIND)
                ? bundle(KINDS, locale).getString(key.substring(KIND.length()))
                : bundle(BUNDLE, locale).getString(key);
    }

    private static ResourceBundle bundle(String name, Locale locale) {
        return ResourceBundle.getBundle(
                name, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
