package dev.pipewright.platform.mapping;

import dev.pipewright.model.form.FieldTypeForm;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A field of the records that come to a mapping.
///
/// @param path field names joined by dots, with `[]` behind each list, and backquotes around what is no plain word
/// @param type in words, as in `decimal(12,2)`
/// @param depth 0 for a field of the record itself
/// @param sensitive true if its values are not shown
public record SourceRow(String path, String name, String type, int depth, boolean sensitive) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final int MOST = 5_000;

    /// All fields of a schema, each before those in it.
    public static List<SourceRow> of(Schema schema) {
        List<SourceRow> rows = new ArrayList<>();
        add(schema, "", 0, false, rows);
        return List.copyOf(rows);
    }

    private static void add(Schema schema, String prefix, int depth, boolean sensitive, List<SourceRow> rows) {
        for (Field field : schema.fields()) {
            if (rows.size() == MOST) {
                return;
            }
            boolean secret = sensitive || field.sensitive();
            boolean isList = field.type() instanceof FieldType.ListOf;
            String path = prefix + quoted(field.name()) + (isList ? "[]" : "");
            rows.add(new SourceRow(path, field.name(), FieldTypeForm.words(field.type()), depth, secret));
            add(field.type().fields(), path + ".", depth + 1, secret, rows);
        }
    }

    /// A name as paths have it.
    static String quoted(String name) {
        return PLAIN.matcher(name).matches() ? name : "`" + name + "`";
    }

    /// The path without the marks of lists, which is how two ways to read a field are compared.
    public String plainPath() {
        return path.replace("[]", "");
    }
}
