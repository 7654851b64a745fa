package dev.pipewright.engine.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Gives the tree as written its meaning: joins steps to paths, hangs filters on their steps, finds parents and
/// calls in tail position.
final class Resolver {

    private final Ancestry ancestry = new Ancestry();
    private final Set<String> bound = new HashSet<>();

    /// A whole expression.
    ///
    /// @param bound the names of all variables that the expression itself gives values to
    record Resolved(Syntax syntax, Set<String> bound) {}

    static Resolved resolve(Raw raw) {
        var resolver = new Resolver();
        var syntax = resolver.process(raw);
        if (syntax instanceof Syntax.Parent || !syntax.seekingParent.isEmpty()) {
            throw Ancestry.underivable(syntax.position);
        }
        return new Resolved(syntax, resolver.bound);
    }

    private Syntax process(Raw raw) {
        return switch (raw) {
            case Raw.Leaf leaf -> leaf(leaf);
            case Raw.KeptArray kept -> kept(kept.operand());
            case Raw.Binary binary -> binary(binary);
            case Raw.Filtered filtered -> filtered(filtered);
            case Raw.Grouped grouped -> grouped(grouped);
            case Raw.Ordered ordered -> ordered(ordered);
            case Raw.Negated negated -> negated(negated);
            case Raw.ArrayOf array -> array(array);
            case Raw.ObjectOf object -> object(object);
            case Raw.Block block -> block(block);
            case Raw.Invoked invoked -> call(invoked);
            case Raw.Function function -> lambda(function);
            case Raw.Choice choice -> condition(choice);
            case Raw.Transformation transformation -> transform(transformation);
        };
    }

    private Syntax leaf(Raw.Leaf leaf) {
        int position = leaf.position();
        return switch (leaf.kind()) {
            case NAME, WORD -> new Syntax.Path(new Syntax.Name(String.valueOf(leaf.value()), position));
            case VARIABLE -> new Syntax.Variable(String.valueOf(leaf.value()), position);
            case STRING, NUMBER, VALUE -> new Syntax.Literal(leaf.value(), position);
            case REGEX -> new Syntax.Regex((Pattern) Objects.requireNonNull(leaf.value()), position);
            case WILDCARD -> new Syntax.Wildcard(position);
            case DESCENDANTS -> new Syntax.Descendants(position);
            case PARENT -> ancestry.parent(position);
            case PLACEHOLDER -> throw new InvalidExpressionException("S0201", "'?' does not fit here.", position);
            case END ->
                throw new InvalidExpressionException("S0207", "The expression ends too early; complete it.", position);
        };
    }

    private Syntax kept(Raw operand) {
        var result = process(operand);
        result.keepArray = true;
        if (operand instanceof Raw.Leaf && result instanceof Syntax.Path path) {
            path.keepSingleton = true;
            path.last().keepArray = true;
        } else if (operand instanceof Raw.Binary binary
                && binary.operator().equals("@")
                && result instanceof Syntax.Path path) {
            path.last().keepArray = true;
        }
        return result;
    }

    private Syntax binary(Raw.Binary binary) {
        return switch (binary.operator()) {
            case "." -> path(binary);
            case ":=" -> bind(binary);
            case "@" -> focus(binary);
            case "#" -> index(binary);
            case "~>" -> chain(binary);
            default -> {
                var left = process(binary.left());
                var right = process(binary.right());
                var result = new Syntax.Binary(binary.operator(), left, right, binary.position());
                ancestry.push(result, left);
                ancestry.push(result, right);
                yield result;
            }
        };
    }

    private static Syntax.Path asPath(Syntax syntax) {
        return syntax instanceof Syntax.Path path ? path : new Syntax.Path(syntax);
    }

    private Syntax path(Raw.Binary binary) {
        var first = process(binary.left());
        var path = asPath(first);
        if (first instanceof Syntax.Parent parent) {
            path.seekingParent.add(parent.slot);
        }
        var rest = process(binary.right());
        if (rest instanceof Syntax.Path restOfPath) {
            path.steps.addAll(restOfPath.steps);
        } else {
            rest.stages = rest.predicates;
            rest.predicates = List.of();
            path.steps.add(rest);
        }
        path.steps.replaceAll(Resolver::asStep);
        path.keepSingleton |= path.steps.stream().anyMatch(step -> step.keepArray);
        path.steps.getFirst().constructsArray |= path.steps.getFirst() instanceof Syntax.ArrayConstructor;
        path.last().constructsArray |= path.last() instanceof Syntax.ArrayConstructor;
        ancestry.resolve(path);
        return path;
    }

    private static Syntax asStep(Syntax step) {
        if (!(step instanceof Syntax.Literal literal)) {
            return step;
        }
        if (!(literal.value instanceof String name)) {
            throw new InvalidExpressionException(
                    "S0213",
                    "The literal '" + literal.value + "' is no field; put its name in backquotes if it is one.",
                    literal.position);
        }
        var named = new Syntax.Name(name, literal.position);
        named.stages = literal.stages;
        named.predicates = literal.predicates;
        named.keepArray = literal.keepArray;
        return named;
    }

    private Syntax bind(Raw.Binary binary) {
        var value = process(binary.right());
        var result = new Syntax.Bind(bound(binary.left()), value, binary.position());
        ancestry.push(result, value);
        return result;
    }

    private String bound(Raw variable) {
        String name = String.valueOf(((Raw.Leaf) variable).value()).intern();
        bound.add(name);
        return name;
    }

    private Syntax focus(Raw.Binary binary) {
        var result = process(binary.left());
        var step = result instanceof Syntax.Path path ? path.last() : result;
        if (!step.stages.isEmpty() || !step.predicates.isEmpty()) {
            throw new InvalidExpressionException(
                    "S0215", "Put '@$name' before the filters of its step.", binary.position());
        }
        if (step instanceof Syntax.Sort) {
            throw new InvalidExpressionException(
                    "S0216", "Put '@$name' before the ordering of its step.", binary.position());
        }
        step.focus = bound(binary.right());
        step.carriesTuple = true;
        return result;
    }

    private Syntax index(Raw.Binary binary) {
        var left = process(binary.left());
        var path = asPath(left);
        var step = path.last();
        if (path != left) {
            step.stages = step.predicates;
            step.predicates = List.of();
        }
        String variable = bound(binary.right());
        if (step.stages.isEmpty()) {
            step.index = variable;
        } else {
            step.stages = with(step.stages, new Syntax.IndexBinding(variable));
        }
        step.carriesTuple = true;
        return path;
    }

    private static List<Syntax.Stage> with(List<Syntax.Stage> stages, Syntax.Stage stage) {
        var longer = new ArrayList<>(stages);
        longer.add(stage);
        return longer;
    }

    private Syntax chain(Raw.Binary binary) {
        var left = process(binary.left());
        var right = process(binary.right());
        var result = new Syntax.Chain(left, right, binary.position());
        result.keepArray = left.keepArray || right.keepArray;
        return result;
    }

    private Syntax filtered(Raw.Filtered filtered) {
        var result = process(filtered.left());
        var path = result instanceof Syntax.Path found ? found : null;
        var step = path == null ? result : path.last();
        if (step.group != null) {
            throw new InvalidExpressionException(
                    "S0209", "Put the filter before the grouping of its step.", filtered.position());
        }
        var predicate = process(filtered.predicate());
        ancestry.resolvePredicate(step, predicate);
        if (path == null) {
            step.predicates = with(step.predicates, new Syntax.Filter(predicate));
        } else {
            step.stages = with(step.stages, new Syntax.Filter(predicate));
        }
        return result;
    }

    private Syntax grouped(Raw.Grouped grouped) {
        var result = process(grouped.left());
        if (result.group != null) {
            throw new InvalidExpressionException("S0210", "Group a step only once.", grouped.position());
        }
        var pairs = new ArrayList<Syntax.Pair>();
        for (var pair : grouped.pairs()) {
            pairs.add(new Syntax.Pair(process(pair.key()), process(pair.value())));
        }
        result.group = new Syntax.Group(pairs, grouped.position());
        return result;
    }

    private Syntax ordered(Raw.Ordered ordered) {
        var path = asPath(process(ordered.left()));
        var terms = new ArrayList<Syntax.Term>();
        var sort = new Syntax.Sort(terms, ordered.position());
        for (var term : ordered.terms()) {
            var expression = process(term.expression());
            ancestry.push(sort, expression);
            terms.add(new Syntax.Term(expression, term.descending()));
        }
        path.steps.add(sort);
        ancestry.resolve(path);
        return path;
    }

    private Syntax negated(Raw.Negated negated) {
        var operand = process(negated.operand());
        if (operand instanceof Syntax.Literal literal && Numbers.isNumber(literal.value)) {
            var negative = new Syntax.Literal(Numbers.negate(Objects.requireNonNull(literal.value)), literal.position);
            negative.predicates = literal.predicates;
            return negative;
        }
        var result = new Syntax.Negation(operand, negated.position());
        ancestry.push(result, operand);
        return result;
    }

    private Syntax array(Raw.ArrayOf array) {
        var items = new ArrayList<Syntax>();
        var result = new Syntax.ArrayConstructor(items, array.position());
        for (var item : array.items()) {
            items.add(pushed(result, item));
        }
        return result;
    }

    private Syntax pushed(Syntax whole, Raw part) {
        var processed = process(part);
        ancestry.push(whole, processed);
        return processed;
    }

    private Syntax object(Raw.ObjectOf object) {
        var pairs = new ArrayList<Syntax.Pair>();
        var result = new Syntax.ObjectConstructor(new Syntax.Group(pairs, object.position()));
        for (var pair : object.pairs()) {
            pairs.add(new Syntax.Pair(pushed(result, pair.key()), pushed(result, pair.value())));
        }
        return result;
    }

    private Syntax block(Raw.Block block) {
        var parts = new ArrayList<Syntax>();
        var result = new Syntax.Block(parts, block.position());
        for (var raw : block.parts()) {
            var part = pushed(result, raw);
            result.constructsArray |=
                    part.constructsArray || (part instanceof Syntax.Path path && path.steps.getFirst().constructsArray);
            parts.add(part);
        }
        return result;
    }

    private Syntax call(Raw.Invoked invoked) {
        var arguments = new ArrayList<@Nullable Syntax>();
        for (var raw : invoked.arguments()) {
            arguments.add(isPlaceholder(raw) ? null : process(raw));
        }
        var procedure = process(invoked.procedure());
        var result = new Syntax.Call(procedure, arguments, invoked.partial(), invoked.position());
        for (var argument : arguments) {
            if (argument != null) {
                ancestry.push(result, argument);
            }
        }
        return result;
    }

    private static boolean isPlaceholder(Raw raw) {
        return raw instanceof Raw.Leaf leaf && leaf.kind() == Raw.Kind.PLACEHOLDER;
    }

    private Syntax lambda(Raw.Function function) {
        var body = process(function.body());
        markTailCalls(body);
        bound.addAll(function.parameters());
        return new Syntax.Lambda(function.parameters(), function.signature(), body, function.position());
    }

    private static void markTailCalls(Syntax syntax) {
        switch (syntax) {
            case Syntax.Call call ->
                call.tail = !call.partial && !call.keepArray && call.predicates.isEmpty() && call.group == null;
            case Syntax.Condition condition -> {
                markTailCalls(condition.then);
                if (condition.otherwise != null) {
                    markTailCalls(condition.otherwise);
                }
            }
            case Syntax.Block block when !block.parts.isEmpty() -> markTailCalls(block.parts.getLast());
            default -> {
                // Anything else returns its own value.
            }
        }
    }

    private Syntax condition(Raw.Choice choice) {
        var condition = process(choice.condition());
        var then = process(choice.then());
        var otherwise = choice.otherwise() == null ? null : process(choice.otherwise());
        var result = new Syntax.Condition(condition, then, otherwise, choice.position());
        ancestry.push(result, condition);
        ancestry.push(result, then);
        if (otherwise != null) {
            ancestry.push(result, otherwise);
        }
        return result;
    }

    private Syntax transform(Raw.Transformation raw) {
        var delete = raw.delete() == null ? null : process(raw.delete());
        return new Syntax.Transform(process(raw.pattern()), process(raw.update()), delete, raw.position());
    }
}
