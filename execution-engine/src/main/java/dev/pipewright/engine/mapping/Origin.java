package dev.pipewright.engine.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a value comes from, as far as the expression tells. It may come from several places, since a
/// condition, a list and a loop do not tell which; a list is as its items.
///
/// @param places in the record, of which it is one
/// @param fields of an object that the expression makes; under [#ANY] those whose name it calculates
/// @param functions that it may be, if it is a function
record Origin(Set<SourceField> places, Map<String, Origin> fields, List<KnownFunction> functions) {

    static final String ANY = "\0";
    /// Made by the expression: there is nothing of the record in it that has not been read before.
    static final Origin MADE = new Origin(Set.of(), Map.of(), List.of());
    static final Origin RECORD = of(new SourceField("$", false));

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    Origin {
        places = Set.copyOf(places);
        fields = Map.copyOf(fields);
        functions = List.copyOf(functions);
    }

    private static Origin of(SourceField place) {
        return new Origin(Set.of(place), Map.of(), List.of());
    }

    static Origin of(KnownFunction function) {
        return new Origin(Set.of(), Map.of(), List.of(function));
    }

    static Origin ofFields(Map<String, Origin> fields) {
        return new Origin(Set.of(), fields, List.of());
    }

    /// One or the other.
    Origin or(Origin other) {
        if (equals(other) || other.equals(MADE)) {
            return this;
        }
        if (equals(MADE)) {
            return other;
        }
        var allPlaces = new LinkedHashSet<>(places);
        allPlaces.addAll(other.places);
        var allFields = new HashMap<>(fields);
        other.fields.forEach((name, field) -> allFields.merge(name, field, Origin::or));
        var allFunctions = new ArrayList<>(functions);
        other.functions.stream()
                .filter(function -> !functions.contains(function))
                .forEach(allFunctions::add);
        return new Origin(allPlaces, allFields, allFunctions);
    }

    Origin field(String name) {
        var found = fields.getOrDefault(ANY, MADE).or(fields.getOrDefault(name, MADE));
        for (var place : places) {
            found = found.or(of(place.anythingBelow() ? place : below(place.path(), name)));
        }
        return found;
    }

    private static SourceField below(String path, String name) {
        String quoted = PLAIN.matcher(name).matches() ? name : "`" + name + "`";
        return new SourceField(path.equals("$") ? quoted : path + "." + quoted, false);
    }

    /// The items of a list, one by one.
    Origin items() {
        var found = ofFields(fields);
        for (var place : places) {
            boolean isItem = place.anythingBelow()
                    || place.path().equals("$")
                    || place.path().endsWith("[]");
            found = found.or(of(isItem ? place : new SourceField(place.path() + "[]", false)));
        }
        return found;
    }

    /// Any field, whatever its name.
    Origin anyField() {
        var found = MADE;
        for (var field : fields.values()) {
            found = found.or(field);
        }
        for (var place : places) {
            found = found.or(of(new SourceField(place.path(), true)));
        }
        return found;
    }

    /// The value, or anything in it.
    Origin anything() {
        var found = or(anyField());
        for (var field : fields.values()) {
            found = found.or(field.anything());
        }
        return found;
    }

    /// True if some of it is in a place.
    boolean comesFrom(SourceField place) {
        return places.stream().anyMatch(mine -> mine.isIn(place))
                || fields.values().stream().anyMatch(field -> field.comesFrom(place));
    }

    static Origin any(List<? extends @Nullable Origin> origins) {
        var found = MADE;
        for (var origin : origins) {
            found = origin == null ? found : found.or(origin);
        }
        return found;
    }
}
