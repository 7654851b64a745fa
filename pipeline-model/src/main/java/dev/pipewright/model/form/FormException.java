package dev.pipewright.model.form;

import java.util.Map;

/// A JSON value that is not the form of what was asked for. Carries the key and values of a sentence, rendered late.
public final class FormException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String path;
    private final String key;
    private final transient Map<String, String> values;

    /// @param path where the value is, from where reading began, as in `nodes[2].typeVersion`
    /// @param key the text's key in the bundle of problems
    public FormException(String path, String key, Map<String, String> values) {
        super(key + " at " + path + " " + values);
        this.path = path;
        this.key = key;
        this.values = Map.copyOf(values);
    }

    public String path() {
        return path;
    }

    public String key() {
        return key;
    }

    public Map<String, String> values() {
        return values;
    }
}
