package dev.pipewright.model.check;

import java.util.Optional;

/// Knows JSON Schema.
@FunctionalInterface
public interface JsonSchemaCheck {

    /// Accepts every text; for where the language is not at hand.
    JsonSchemaCheck NONE = _ -> Optional.empty();

    /// What keeps a text from being a JSON Schema, in a sentence that says what to do; or nothing.
    Optional<String> faultOf(String jsonSchema);
}
