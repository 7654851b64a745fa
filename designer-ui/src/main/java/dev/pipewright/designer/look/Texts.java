package dev.pipewright.designer.look;

import com.vaadin.flow.i18n.I18NProvider;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.springframework.stereotype.Component;

/// Gives every text a user sees, from the bundle `texts.properties` and, for problems of a pipeline, from the
/// model's own bundle.
///
/// In the pseudo-locale `en-XA` each text stands in brackets, so that a test finds what is not from a bundle.
@Component
class Texts implements I18NProvider {

    static final Locale PSEUDO = Locale.forLanguageTag("en-XA");
    private static final List<String> BUNDLES =
            List.of("dev.pipewright.designer.look.texts", "dev.pipewright.model.problems");

    @Override
    public List<Locale> getProvidedLocales() {
        return List.of(Locale.ENGLISH, PSEUDO);
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... values) {
        var pattern = pattern(key, locale);
        var text = values.length == 0 ? pattern : new MessageFormat(pattern, locale).format(values);
        return locale.equals(PSEUDO) ? "[" + text + "]" : text;
    }

    private static String pattern(String key, Locale locale) {
        for (var name : BUNDLES) {
            var bundle = ResourceBundle.getBundle(
                    name,
                    locale,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            if (bundle.containsKey(key)) {
                return bundle.getString(key);
            }
        }
        throw new MissingResourceException("no text has the key " + key, Texts.class.getName(), key);
    }
}
