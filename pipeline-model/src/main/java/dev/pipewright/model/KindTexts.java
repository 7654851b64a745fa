package dev.pipewright.model;

import java.util.Locale;
import java.util.ResourceBundle;

/// What people call the kinds of nodes.
public final class KindTexts {

    private final ResourceBundle bundle;

    private KindTexts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /// The texts in a language; English where there is none.
    public static KindTexts in(Locale locale) {
        return new KindTexts(ResourceBundle.getBundle(
                "dev.pipewright.model.kinds",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    public String label(NodeKind kind) {
        return bundle.getString(kind.word());
    }
}
