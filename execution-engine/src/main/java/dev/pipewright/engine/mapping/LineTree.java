package dev.pipewright.engine.mapping;

import dev.pipewright.model.MappingLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Arranges the lines of a mapping by their target paths.
final class LineTree {

    private static final String LIST = "[]";

    private final Map<String, LineTree> fields = new LinkedHashMap<>();
    private boolean isList;
    private @Nullable MappingLine line;
    private @Nullable MappingLine user;

    static TargetFields of(List<MappingLine> lines) {
        var root = new LineTree();
        for (var line : lines) {
            root.add(line);
        }
        return root.targetFields();
    }

    private void add(MappingLine added) {
        var tree = this;
        String[] steps = added.target().split("\\.", -1);
        for (int i = 0; i < steps.length; i++) {
            boolean list = steps[i].endsWith(LIST);
            String name = list ? steps[i].substring(0, steps[i].length() - LIST.length()) : steps[i];
            if (name.isBlank()) {
                throw wrong(added, "Write the target as field names joined by dots, as in 'customer.code'.");
            }
            tree = tree.fields.computeIfAbsent(name, _ -> new LineTree());
            tree.use(added, list, i == steps.length - 1);
        }
    }

    private void use(MappingLine added, boolean list, boolean last) {
        boolean isNew = user == null;
        user = added;
        if (!isNew && list != isList) {
            throw wrong(added, "Another line uses it differently; write '[]' in both or in neither.");
        }
        isList = list;
        if (!list && !last && line != null) {
            throw wrong(added, "The line '" + line.target() + "' gives that object a value already; remove one.");
        }
        if (last && line != null) {
            throw wrong(added, "There are two lines for it; remove one.");
        }
        if (last && !list && !fields.isEmpty()) {
            throw wrong(added, "Other lines put fields into it already; remove it or them.");
        }
        line = last ? added : line;
    }

    private static InvalidMappingException wrong(MappingLine line, String message) {
        return new InvalidMappingException(line.target(), new ExpressionProblem("P0010", message, 0));
    }

    private TargetFields targetFields() {
        var names = new ArrayList<String>();
        var targets = new ArrayList<TargetFields.Target>();
        fields.forEach((name, tree) -> {
            names.add(name);
            targets.add(tree.target());
        });
        return new TargetFields.InTurn(new Shape(names), List.copyOf(targets));
    }

    private TargetFields.Target target() {
        if (line == null) {
            if (isList && user != null) {
                throw wrong(user, "Add a for-each line for its list, whose target ends in '[]'.");
            }
            return new TargetFields.Nested(targetFields());
        }
        var value = new TargetFields.Value(line.target(), compiled(line));
        return isList ? new TargetFields.ForEach(value, fields.isEmpty() ? null : targetFields()) : value;
    }

    private static Compiled compiled(MappingLine line) {
        try {
            return Compiler.compile(line.expression());
        } catch (InvalidExpressionException e) {
            throw new InvalidMappingException(line.target(), e.problem());
        }
    }
}
