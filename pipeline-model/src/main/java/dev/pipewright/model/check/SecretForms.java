package dev.pipewright.model.check;

import java.util.regex.Pattern;

/// What secrets are called, and what they look like.
public final class SecretForms {

    private static final Pattern NAME =
            Pattern.compile("(?i)(password|passwd|secret|token|api[-_ ]?key|access[-_ ]?key|private[-_ ]?key)$");
    private static final Pattern FORM = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----"
            + "|\\bAKIA[0-9A-Z]{16}\\b"
            + "|\\b(?:sk|pk|rk)_live_[0-9A-Za-z]{16,}"
            + "|\\bgh[pousr]_[0-9A-Za-z]{30,}"
            + "|\\beyJ[0-9A-Za-z_-]{10,}\\.eyJ[0-9A-Za-z_-]{10,}\\."
            + "|(?i:\\b(?:bearer|basic)) [0-9A-Za-z+/_.=-]{16,}"
            + "|\\b[a-z][a-z0-9+]*://[^/\\s:@]+:[^/\\s:@$]+@");

    private SecretForms() {}

    /// True if a value with this name is most likely a secret.
    public static boolean looksLikeOne(String name, String value) {
        return namesOne(name) || isOne(value);
    }

    static boolean namesOne(String name) {
        return NAME.matcher(name).find();
    }

    static boolean isOne(String text) {
        return FORM.matcher(text).find();
    }
}
