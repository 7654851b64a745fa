package dev.pipewright.designer.form;

import java.util.Locale;

/// The texts of forms in the language of a reader.
public interface FormWords {

    /// The text of a key.
    ///
    /// @throws java.util.MissingResourceException if there is none
    String text(String key);

    Locale locale();
}
