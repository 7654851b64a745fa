package dev.pipewright.engine.call;

import dev.pipewright.engine.mapping.assist.InvalidTargetException;
import dev.pipewright.engine.mapping.assist.TargetForm;
import dev.pipewright.model.wanted.TargetField;
import dev.pipewright.model.wanted.TargetTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a target wants of the record that a preset gets: the JSON Schema in the file `NAME.request.json` beside
/// this class. The designer offers its fields, and [RequestRules] refuses by it. The fields that choose between
/// estimate and record are not in it: the preset writes them.
///
/// @param text the schema itself
record RequestSchema(TargetTree tree, String text) {

    /// Reads the schema of a preset.
    static RequestSchema of(String preset) {
        String file = preset + ".request.json";
        try (InputStream in = RequestSchema.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("no file " + file);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new RequestSchema(TargetForm.of(text).tree(), text);
        } catch (InvalidTargetException e) {
            throw new IllegalArgumentException("not a schema: " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What to call the target in a message.
    String name() {
        return tree.name();
    }

    /// The most characters of a text, or of a text in each item of a list, as in `lines[].number`.
    int longest(String path) {
        return limit(path);
    }

    /// The most items of a list.
    int most(String list) {
        return limit(list + TargetField.LIST);
    }

    private int limit(String path) {
        Integer limit = tree.field(path)
                .orElseThrow(() -> new IllegalArgumentException("no field " + path))
                .longest();
        return limit == null ? Integer.MAX_VALUE : limit;
    }

    /// The texts that the request itself must have.
    List<String> requiredTexts() {
        return tree.fields().stream()
                .filter(field -> field.required() && field.type() == TargetField.Type.TEXT)
                .map(TargetField::path)
                .toList();
    }
}
