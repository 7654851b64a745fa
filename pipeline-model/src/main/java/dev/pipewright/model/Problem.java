package dev.pipewright.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A finding at design time. It carries the key of a text and its values, and is rendered late, in the reader's
/// language.
///
/// @param severity an error keeps a pipeline from being published or run; a recommendation does not
/// @param key the text's key in the bundle `dev/pipewright/model/problems.properties`
/// @param values what the text names, as in `node` or `field`
/// @param node the node to look at; absent if the whole pipeline is meant
/// @param field the setting of the node, as in `settings.query` or `lines[2].expression`
public record Problem(
        Severity severity,
        String key,
        Map<String, String> values,
        @Nullable NodeId node,
        @Nullable String field) {

    public enum Severity {
        ERROR,
        RECOMMENDATION
    }

    public Problem(
            Severity severity, String key, Map<String, String> values, @Nullable NodeId node, @Nullable String field) {
        this.severity = severity;
        this.key = key;
        this.values = Map.copyOf(values);
        this.node = node;
        this.field = field;
    }

    /// The same finding, as an error.
    public Problem asError() {
        return new Problem(Severity.ERROR, key, values, node, field);
    }
}
