package dev.pipewright.model.sensitive;

import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Where the sensitive fields of some records are.
///
/// @param paths names joined by dots. Neither the marks of lists nor quotation marks are in them: what is sensitive in
///     one item is so in each
public record SensitivePaths(Set<String> paths) {

    /// Nothing is.
    public static final SensitivePaths NONE = new SensitivePaths(Set.of());

    private static final String WHOLE = "$";

    public SensitivePaths {
        paths = Set.copyOf(paths);
    }

    /// The fields of a schema that are marked, wherever they lie.
    public static SensitivePaths of(Schema schema) {
        var found = new HashSet<String>();
        collect(schema, "", found);
        return new SensitivePaths(found);
    }

    private static void collect(Schema schema, String prefix, Set<String> found) {
        for (Field field : schema.fields()) {
            String path = prefix + plain(field.name());
            if (field.sensitive()) {
                found.add(path);
            } else {
                collect(field.type().fields(), path + ".", found);
            }
        }
    }

    /// A path as people, corrections and expressions write it, as in `lines[0].buyer`, `["Tax Id"]` or `` `Tax Id`
    /// ``, in the form of these.
    public static String plain(String path) {
        return path.replaceAll("\\[\\d*]|`|\"]", "")
                .replaceAll("\\.?\\[\"", ".")
                .replaceAll("^\\.", "");
    }

    public boolean isEmpty() {
        return paths.isEmpty();
    }

    /// True for a sensitive field, and for what is in one.
    public boolean hides(String path) {
        String plain = plain(path);
        return paths.stream().anyMatch(each -> isAtOrIn(plain, each));
    }

    /// True for whatever has a sensitive value: a sensitive field, what is in one, and what one is in.
    ///
    /// @param path `$` for the whole record
    public boolean touches(String path) {
        String plain = plain(path);
        return hides(plain) || paths.stream().anyMatch(each -> plain.equals(WHOLE) || isAtOrIn(each, plain));
    }

    private static boolean isAtOrIn(String path, String other) {
        return path.equals(other) || path.startsWith(other + ".");
    }

    /// All of both.
    public SensitivePaths and(SensitivePaths others) {
        if (others.isEmpty() || isEmpty()) {
            return isEmpty() ? others : this;
        }
        var all = new HashSet<>(paths);
        all.addAll(others.paths);
        return new SensitivePaths(all);
    }

    /// The same, with one more; a path that nobody has written yet is none.
    public SensitivePaths with(String path) {
        return path.isBlank() ? this : and(new SensitivePaths(Set.of(plain(path))));
    }

    /// Where what is at a path is sensitive once it stands at another one.
    public SensitivePaths moved(String from, String to) {
        String source = plain(from);
        String target = plain(to);
        if (hides(source)) {
            return new SensitivePaths(Set.of(target));
        }
        return new SensitivePaths(paths.stream()
                .filter(each -> isAtOrIn(each, source))
                .map(each -> target + each.substring(source.length()))
                .collect(Collectors.toSet()));
    }

    /// The same records as what is below a field.
    public SensitivePaths under(String field) {
        return new SensitivePaths(
                paths.stream().map(each -> plain(field) + "." + each).collect(Collectors.toSet()));
    }

    /// A schema with its fields marked.
    public Schema marked(Schema schema) {
        return withMarks(schema, paths, true);
    }

    /// A schema with some of its fields marked, or no longer so.
    public static Schema withMarks(Schema schema, Set<String> paths, boolean isSensitive) {
        return paths.isEmpty() ? schema : withMarks(schema, "", paths, isSensitive);
    }

    private static Schema withMarks(Schema schema, String prefix, Set<String> paths, boolean isSensitive) {
        List<Field> fields = schema.fields().stream()
                .map(field -> {
                    String path = prefix + plain(field.name());
                    return new Field(
                            field.name(),
                            within(field.type(), inner -> withMarks(inner, path + ".", paths, isSensitive)),
                            field.required(),
                            paths.contains(path) ? isSensitive : field.sensitive());
                })
                .toList();
        return new Schema(fields);
    }

    private static FieldType within(FieldType type, UnaryOperator<Schema> marking) {
        return switch (type) {
            case FieldType.Structure(Schema schema) -> new FieldType.Structure(marking.apply(schema));
            case FieldType.ListOf(FieldType item) -> new FieldType.ListOf(within(item, marking));
            case FieldType.Simple _, FieldType.Decimal _ -> type;
        };
    }
}
