package dev.pipewright.platform.mapping;

import dev.pipewright.engine.mapping.Missing;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.propagation.ExpressionTypes;
import dev.pipewright.model.propagation.MappingSchema;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.model.wanted.ManyValues;
import dev.pipewright.model.wanted.TargetField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Says of lines that they give a list or an object where their target takes one value, and what a person may
/// mean by it. The types of the fields say it, or what is given for the samples: a path through a list with one
/// item gives one value.
///
/// @param many what is wanted
/// @param incoming the fields of the records that come to the mapping
record OneValue(ManyValues many, Schema incoming) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /// An expression that a person may mean.
    ///
    /// @param name the key of what it gives
    record Meant(String name, String expression) {}

    /// The targets whose lines give a list as far as types say.
    Set<String> lists(List<MappingLine> lines) {
        var formed = MappingSchema.of(lines, incoming, ExpressionTypes.ofPaths());
        return new HashSet<>(many.of(lines, formed));
    }

    /// What is to be said of a line; empty if nothing is.
    ///
    /// @param isList true if it gives a list as far as types say
    /// @param given what it gives for samples
    Optional<Sentence> remark(String target, boolean isList, List<@Nullable Object> given) {
        if (many.typeOf(target).isEmpty()) {
            return Optional.empty();
        }
        if (isList || given.stream().anyMatch(List.class::isInstance)) {
            return Optional.of(Sentence.of("mapping.givesList"));
        }
        return given.stream().anyMatch(Map.class::isInstance)
                ? Optional.of(Sentence.of("mapping.givesObject"))
                : Optional.empty();
    }

    /// What may be meant by an expression that gives a list. Which of them give one value, the samples show.
    List<Meant> meantBy(MappingLine line) {
        String expression = line.expression().strip();
        boolean isName = NAME.matcher(expression).matches();
        List<Meant> meant = new ArrayList<>();
        // A place behind a path would choose in each of the objects on its way.
        meant.add(new Meant("mapping.first", (isName ? expression : "(" + expression + ")") + "[0]"));
        switch (many.typeOf(line.target()).orElse(TargetField.Type.ANY)) {
            case NUMBER, WHOLE_NUMBER -> meant.add(new Meant("mapping.sum", "$sum(" + expression + ")"));
            case TEXT -> {
                meant.add(new Meant("mapping.joined", "$join(" + expression + ", ', ')"));
                meant.add(new Meant("mapping.joined", "$join((" + expression + ").$string(), ', ')"));
            }
            case TRUTH, OBJECT, LIST, ANY -> {}
        }
        return meant;
    }

    /// What a line gives each time: once for a record, or once for each item of the for-each lines that it
    /// stands in.
    static List<@Nullable Object> each(String target, @Nullable Object value) {
        List<@Nullable Object> each = new ArrayList<>();
        add(value, target.split(Pattern.quote(TargetField.LIST + "."), -1).length - 1, each);
        return each;
    }

    private static void add(@Nullable Object value, int depth, List<@Nullable Object> each) {
        if (depth > 0 && value instanceof List<?> items) {
            items.forEach(item -> add(item, depth - 1, each));
        } else if (value != Missing.MISSING) {
            each.add(value);
        }
    }
}
