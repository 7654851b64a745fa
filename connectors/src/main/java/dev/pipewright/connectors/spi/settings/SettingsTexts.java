package dev.pipewright.connectors.spi.settings;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/// The texts of settings, from the bundles beside their records. In the pseudo-language `en-XA` they stand in brackets.
final class SettingsTexts {

    private static final String COMMON = SettingsTexts.class.getPackageName() + ".problems";

    private SettingsTexts() {}

    static String label(Class<? extends Record> settings, String field, Locale locale) {
        return shown(text(settings, settings.getSimpleName() + "." + field, field, locale), locale);
    }

    static String help(Class<? extends Record> settings, String field, Locale locale) {
        return shown(text(settings, settings.getSimpleName() + "." + field + ".help", "", locale), locale);
    }

    static String choice(Class<? extends Record> settings, String field, String choice, Locale locale) {
        return shown(text(settings, settings.getSimpleName() + "." + field + "." + choice, choice, locale), locale);
    }

    static String sentence(SettingsProblem problem, Locale locale) {
        String pattern = pattern(problem, locale);
        String field = problem.field();
        if (field != null) {
            pattern = pattern.replace("{label}", label(problem.settings(), field, locale));
        }
        for (Map.Entry<String, String> value : problem.values().entrySet()) {
            pattern = pattern.replace("{" + value.getKey() + "}", value.getValue());
        }
        return shown(pattern, locale);
    }

    private static String shown(String text, Locale locale) {
        return locale.getCountry().equals("XA") && !text.isEmpty() ? "[" + text + "]" : text;
    }

    private static String pattern(SettingsProblem problem, Locale locale) {
        if (problem.key().startsWith(problem.settings().getSimpleName() + ".")) {
            return text(problem.settings(), problem.key(), problem.key(), locale);
        }
        return ResourceBundle.getBundle(COMMON, locale, SettingsTexts.class.getClassLoader())
                .getString(problem.key());
    }

    private static String text(Class<?> settings, String key, String otherwise, Locale locale) {
        try {
            String bundle = settings.getPackageName() + ".settings";
            String text = ResourceBundle.getBundle(bundle, locale, settings.getClassLoader())
                    .getString(key);
            // The pseudo-language, in which a test finds what is not from a bundle.
            return locale.getCountry().equals("XA") ? "[" + text + "]" : text;
        } catch (MissingResourceException e) {
            // A dropped-in connector may come without texts: its names are then all there is.
            return otherwise;
        }
    }
}
