package dev.pipewright.model.wanted;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A field that a target wants.
///
/// @param path as the line that fills it has it: `customer.code`, `lines[]` for a list, `lines[].amount` for a
///     field of its items
/// @param required within the object it is in: without it, that object is not complete
/// @param description what it means, in the words of the target; may be empty
/// @param enumeration the values it may have; empty if there is no such list
/// @param example a value it may have, as a text; may be empty
/// @param format what a text must look like, as in `date`, `date-time`, `currency` or `country`; may be empty
/// @param standard what the target takes if it gets nothing, as a text; may be empty
/// @param longest the most characters of a text, or items of a list; null if any number
/// @param alternatives the names of the shapes it may have, the chosen one first; empty if there is only one
/// @param fields the fields of an object, or of a list's items
public record TargetField(
        String path,
        Type type,
        boolean required,
        String description,
        List<String> enumeration,
        String example,
        String format,
        String standard,
        @Nullable Integer longest,
        List<String> alternatives,
        List<TargetField> fields) {

    /// What stands behind the path of a list.
    public static final String LIST = "[]";

    /// The types of JSON; a list is one of objects if it has fields, else of values.
    public enum Type {
        TEXT,
        WHOLE_NUMBER,
        NUMBER,
        TRUTH,
        OBJECT,
        LIST,
        ANY
    }

    public TargetField(
            String path,
            Type type,
            boolean required,
            String description,
            List<String> enumeration,
            String example,
            String format,
            String standard,
            @Nullable Integer longest,
            List<String> alternatives,
            List<TargetField> fields) {
        this.path = path;
        this.type = type;
        this.required = required;
        this.description = description;
        this.enumeration = List.copyOf(enumeration);
        this.example = example;
        this.format = format;
        this.standard = standard;
        this.longest = longest;
        this.alternatives = List.copyOf(alternatives);
        this.fields = List.copyOf(fields);
    }

    /// The last name of the path, without the mark of a list.
    public String name() {
        String last = path.substring(path.lastIndexOf('.') + 1);
        return last.endsWith(LIST) ? last.substring(0, last.length() - LIST.length()) : last;
    }

    /// True for a field that a line gives a value, as opposed to one that is made of others.
    public boolean isValue() {
        return fields.isEmpty();
    }

    /// This field and all below it, each before those in it.
    public Stream<TargetField> all() {
        return Stream.concat(Stream.of(this), fields.stream().flatMap(TargetField::all));
    }
}
