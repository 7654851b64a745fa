package dev.pipewright.engine.mapping.assist;

import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.FieldType.Simple;
import dev.pipewright.model.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a line sees: the whole record, or one item of a list; and the values and lists in it. Made of what the
/// source promises and what the samples have; what either of them knows counts.
final class Scope {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Set<String> WORDS_OF_JSONATA = Set.of("and", "or", "in", "true", "false", "null");
    /// What protocols add to records.
    private static final Pattern NOISE = Pattern.compile("@.*|__.*|_links|links|attributes");

    private static final int DEEPEST = 6;

    private final List<List<Object>> groups;
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<ListOfObjects> lists = new ArrayList<>();

    /// A list of objects in what a line sees.
    ///
    /// @param items of each record by itself
    record ListOfObjects(String expression, String name, Schema schema, List<List<Object>> items) {}

    /// @param groups what lines see, by record: one value each, or the items of each
    Scope(List<List<Object>> groups, Schema schema) {
        this.groups = groups;
        collect(List.of(), "", inputs(), schema);
    }

    /// The scope of records.
    static Scope ofRecords(List<? extends Map<String, @Nullable Object>> records, Schema schema) {
        return new Scope(records.stream().map(record -> List.<Object>of(record)).toList(), schema);
    }

    /// All that lines see, one after the other.
    List<Object> inputs() {
        return groups.stream().flatMap(List::stream).toList();
    }

    List<List<Object>> groups() {
        return groups;
    }

    List<Candidate> candidates() {
        return candidates;
    }

    List<ListOfObjects> lists() {
        return lists;
    }

    private void collect(List<String> above, String prefix, List<?> objects, Schema schema) {
        for (String name : namesOf(objects, schema)) {
            if (NOISE.matcher(name).matches()) {
                continue;
            }
            var values = new ArrayList<@Nullable Object>();
            objects.forEach(object -> values.add(object instanceof Map<?, ?> map ? map.get(name) : null));
            var names = new ArrayList<>(above);
            names.add(name);
            Field field = schema.field(name).orElseGet(() -> Field.of(name, Simple.ANY));
            add(names, prefix + quoted(name), values, field);
        }
    }

    private static Set<String> namesOf(List<?> objects, Schema schema) {
        Set<String> names = new LinkedHashSet<>();
        schema.fields().forEach(field -> names.add(field.name()));
        for (Object object : objects) {
            if (object instanceof Map<?, ?> map) {
                map.keySet().forEach(name -> names.add(String.valueOf(name)));
            }
        }
        return names;
    }

    static String quoted(String name) {
        return PLAIN.matcher(name).matches() && !WORDS_OF_JSONATA.contains(name) ? name : "`" + name + "`";
    }

    private void add(List<String> names, String path, List<@Nullable Object> values, Field field) {
        List<Object> there = new ArrayList<>();
        for (Object value : values) {
            if (value != null && !Candidate.isEmpty(value)) {
                there.add(value);
            }
        }
        FieldType type = field.type();
        boolean objects = there.isEmpty()
                ? type instanceof FieldType.Structure
                : there.stream().allMatch(Map.class::isInstance);
        boolean list = there.isEmpty()
                ? type instanceof FieldType.ListOf
                : there.stream().allMatch(List.class::isInstance);
        if (objects) {
            if (names.size() < DEEPEST) {
                collect(
                        names,
                        path + ".",
                        values,
                        type instanceof FieldType.Structure(Schema inner) ? inner : Schema.UNKNOWN);
            }
        } else if (list) {
            addList(names, path, values, there, field);
        } else if (there.stream().noneMatch(value -> value instanceof Map || value instanceof List)) {
            candidates.add(candidate(names, path, there, field, false));
        }
    }

    private static Candidate candidate(
            List<String> names, String path, List<Object> values, Field field, boolean reference) {
        return new Candidate(
                path, String.join(".", names), Meaning.of(names), field.type(), values, reference, field.sensitive());
    }

    private void addList(
            List<String> names, String path, List<@Nullable Object> values, List<Object> there, Field field) {
        Schema items =
                field.type() instanceof FieldType.ListOf(FieldType.Structure(Schema inner)) ? inner : Schema.UNKNOWN;
        boolean ofObjects = !items.isUnknown()
                || there.stream().anyMatch(list -> ((List<?>) list).stream().anyMatch(Map.class::isInstance));
        if (ofObjects) {
            lists.add(new ListOfObjects(path, String.join(".", names), items, itemsOf(values)));
        } else if (!there.isEmpty() && there.stream().allMatch(Scope::isReference)) {
            addReference(names, path, there, field);
        }
    }

    /// The items by record. Where a record has several objects here, it is itself an item already.
    private List<List<Object>> itemsOf(List<@Nullable Object> values) {
        var all = new ArrayList<List<Object>>();
        int at = 0;
        for (List<Object> group : groups) {
            var items = new ArrayList<Object>();
            for (int i = 0; i < group.size(); i++) {
                if (values.get(at) instanceof List<?> list) {
                    list.stream().filter(Map.class::isInstance).forEach(items::add);
                }
                at++;
            }
            all.add(items);
        }
        return all;
    }

    /// `[7, "Deco Addict"]`: what Odoo refers to.
    private static boolean isReference(Object value) {
        return value instanceof List<?> list
                && list.size() == 2
                && list.getFirst() instanceof Long
                && list.getLast() instanceof String;
    }

    private void addReference(List<String> names, String path, List<Object> there, Field field) {
        var id = new ArrayList<>(names);
        id.add("id");
        var name = new ArrayList<>(names);
        name.add("name");
        var plain = new Field(field.name(), Simple.ANY, field.required(), field.sensitive());
        candidates.add(candidate(
                id,
                path + "[0]",
                there.stream().map(list -> (Object) ((List<?>) list).getFirst()).toList(),
                plain,
                true));
        candidates.add(candidate(
                name,
                path + "[1]",
                there.stream().map(list -> (Object) ((List<?>) list).getLast()).toList(),
                plain,
                false));
    }
}
