package dev.pipewright.engine.mapping;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Reads an expression as [Compiler] does, but for where values come from instead of what they are. What an
/// expression takes, calculates with or decides by is noted as read; what it only passes through on its way is
/// not.
final class OriginReader {

    /// More than any expression has that a person wrote; what takes more calls itself in too many ways to
    /// follow.
    private static final int MOST_STEPS = 50_000;

    private final Set<SourceField> reads;
    private final OriginCalls calls = new OriginCalls(this);
    /// What `%` means, by the label of its step.
    private Map<String, Origin> parents = new HashMap<>();
    private int steps = MOST_STEPS;

    /// A reader.
    ///
    /// @param reads gets what is read
    OriginReader(Set<SourceField> reads) {
        this.reads = reads;
    }

    Origin of(Syntax syntax, Origin context) {
        return of(syntax, context, OriginScope.ofExpression());
    }

    /// Notes a value as read, with all that is in it.
    void use(Origin origin) {
        reads.addAll(origin.places());
        origin.fields().values().forEach(this::use);
    }

    /// Notes what a path or a function goes through item by item as read, if it takes nothing of it: then what matters
    /// is whether it is there, and how often.
    void passed(Origin through, Origin result) {
        for (var place : through.places()) {
            boolean isTaken = place.path().equals("$")
                    || result.comesFrom(place)
                    || reads.stream().anyMatch(read -> read.isIn(place));
            if (!isTaken) {
                reads.add(place);
            }
        }
    }

    Origin of(Syntax syntax, Origin context, OriginScope scope) {
        if (--steps < 0) {
            use(Origin.RECORD.anyField());
            return Origin.MADE;
        }
        var value = plain(syntax, context, scope);
        if (syntax instanceof Syntax.Path) {
            return value;
        }
        for (var stage : syntax.predicates) {
            stage(stage, value, scope);
        }
        return syntax.group == null ? value : group(syntax.group, value, scope);
    }

    private Origin plain(Syntax syntax, Origin context, OriginScope scope) {
        return switch (syntax) {
            case Syntax.Path path -> path(path, context, scope);
            case Syntax.Name name -> context.field(name.name);
            case Syntax.Wildcard _ -> context.anyField();
            case Syntax.Descendants _ -> context.anything();
            case Syntax.Parent parent -> parents.getOrDefault(parent.slot.label, Origin.MADE);
            case Syntax.Literal _ -> Origin.MADE;
            case Syntax.Regex _ -> Origin.of(new KnownFunction.Matcher());
            case Syntax.Variable variable -> variable(variable.name, context, scope);
            case Syntax.Binary binary -> used(of(binary.left, context, scope), of(binary.right, context, scope));
            case Syntax.Negation negation -> used(of(negation.operand, context, scope));
            case Syntax.ArrayConstructor array ->
                Origin.any(array.items.stream()
                        .map(item -> of(item, context, scope))
                        .toList());
            case Syntax.ObjectConstructor object -> group(object.fields, context, scope);
            case Syntax.Block block -> block(block, context, scope.ofBlock());
            case Syntax.Bind bind -> {
                var value = of(bind.value, context, scope);
                scope.mayBe(bind.variable, value);
                yield value;
            }
            case Syntax.Condition condition -> condition(condition, context, scope);
            case Syntax.Call call -> calls.call(call, null, context, scope);
            case Syntax.Lambda lambda -> Origin.of(new KnownFunction.Written(lambda, scope, context));
            case Syntax.Chain chain -> calls.chain(chain, context, scope);
            case Syntax.Transform transform -> Origin.of(new KnownFunction.Transformed(transform, scope));
            case Syntax.Sort sort -> sorted(sort, context, scope);
        };
    }

    private Origin used(Origin... origins) {
        for (var origin : origins) {
            use(origin);
        }
        return Origin.MADE;
    }

    private static Origin variable(String name, Origin context, OriginScope scope) {
        if (name.isEmpty()) {
            return context;
        }
        var bound = scope.find(name);
        if (bound != null) {
            return bound;
        }
        if (name.equals("$") || name.equals("root")) {
            return Origin.RECORD;
        }
        return Functions.find(name) instanceof NativeFunction function
                ? Origin.of(new KnownFunction.BuiltIn(name, function))
                : Origin.MADE;
    }

    private Origin block(Syntax.Block block, Origin context, OriginScope scope) {
        var last = Origin.MADE;
        for (var part : block.parts) {
            last = of(part, context, scope);
            if (part instanceof Syntax.Bind bind) {
                // Not perhaps but surely, since each part of a block is evaluated.
                scope.set(bind.variable, last);
            }
        }
        return last;
    }

    private Origin condition(Syntax.Condition condition, Origin context, OriginScope scope) {
        use(of(condition.condition, context, scope));
        var then = of(condition.then, context, scope);
        return condition.otherwise == null ? then : then.or(of(condition.otherwise, context, scope));
    }

    private Origin path(Syntax.Path path, Origin context, OriginScope scope) {
        var current = context;
        for (int i = 0; i < path.steps.size(); i++) {
            var next = step(path.steps.get(i), current, scope);
            if (i > 0 && !(path.steps.get(i - 1) instanceof Syntax.Parent)) {
                passed(current, next);
            }
            current = next;
        }
        return path.group == null ? current : group(path.group, current, scope);
    }

    private Origin step(Syntax step, Origin input, OriginScope scope) {
        if (step.ancestor != null) {
            parents.merge(step.ancestor.label, input, Origin::or);
        }
        var found = of(step, input, scope);
        if (step.focus != null) {
            scope.carry(step.focus, found);
        }
        if (step.index != null) {
            scope.carry(step.index, Origin.MADE);
        }
        // With '@' the path stays where it was, and goes on by the variable.
        var result = step.focus == null ? found : input;
        for (var stage : step.stages) {
            stage(stage, result, scope);
        }
        return result;
    }

    private void stage(Syntax.Stage stage, Origin context, OriginScope scope) {
        switch (stage) {
            case Syntax.Filter filter -> use(of(filter.predicate(), context, scope));
            case Syntax.IndexBinding index -> scope.carry(index.variable(), Origin.MADE);
        }
    }

    private Origin sorted(Syntax.Sort sort, Origin context, OriginScope scope) {
        sort.terms.forEach(term -> use(of(term.expression(), context, scope)));
        return context;
    }

    private Origin group(Syntax.Group group, Origin context, OriginScope scope) {
        var fields = new HashMap<String, Origin>();
        for (var pair : group.pairs()) {
            use(of(pair.key(), context, scope));
            boolean fixed = pair.key() instanceof Syntax.Literal key && key.value instanceof String;
            String name = fixed ? String.valueOf(((Syntax.Literal) pair.key()).value) : Origin.ANY;
            fields.merge(name, of(pair.value(), context, scope), Origin::or);
        }
        return Origin.ofFields(fields);
    }

    /// Reads an expression within this one, whose labels are its own.
    Origin inner(Syntax syntax, Origin context, OriginScope scope) {
        var outer = parents;
        parents = new HashMap<>();
        var value = of(syntax, context, scope.ofBlock());
        parents = outer;
        return value;
    }
}
