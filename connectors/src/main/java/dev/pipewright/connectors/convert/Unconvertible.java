package dev.pipewright.connectors.convert;

/// A value that is not what its field's type says. The message is half a sentence, as in `'abc' is not a whole number`.
public final class Unconvertible extends Exception {

    public Unconvertible(String message) {
        super(message, null, false, false);
    }

    /// A value that is not what was wanted, as in `a whole number`.
    public static Unconvertible of(Object value, String wanted) {
        String text = value.toString();
        String shown = text.length() > 100 ? text.substring(0, 100) + "…" : text;
        return new Unconvertible("'" + shown + "' is not " + wanted);
    }
}
