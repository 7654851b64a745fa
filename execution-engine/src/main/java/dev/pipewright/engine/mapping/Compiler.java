package dev.pipewright.engine.mapping;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compiles an expression to closures. Whatever can be decided once is decided here: which function a name means,
/// which path is nothing but fields, which key of an object is fixed.
final class Compiler {

    private static final Filter[] NO_FILTERS = {};

    private final Set<String> bound;
    private final CallCompiler calls;

    private Compiler(Set<String> bound) {
        this.bound = bound;
        this.calls = new CallCompiler(this, bound);
    }

    /// Compiles a text.
    ///
    /// @throws InvalidExpressionException if the text is no JSONata, or cannot be evaluated safely
    static Compiled compile(String text) {
        return compile(text, Set.of());
    }

    /// Compiles a text within another one.
    ///
    /// @param boundOutside the names of the variables that the other one gives values to
    static Compiled compile(String text, Set<String> boundOutside) {
        var resolved = Resolver.resolve(Parser.parse(text));
        var bound = new HashSet<>(boundOutside);
        bound.addAll(resolved.bound());
        var code = new Compiler(bound).compile(resolved.syntax());
        return new Compiled(text, code, !resolved.bound().isEmpty());
    }

    Code compile(Syntax syntax) {
        var code = plain(syntax);
        if (syntax instanceof Syntax.Path) {
            return code;
        }
        for (var stage : syntax.predicates) {
            var filter = filter(((Syntax.Filter) stage).predicate());
            var filtered = code;
            code = (input, frame) -> filter.apply(filtered.run(input, frame), frame);
        }
        if (syntax.group != null) {
            var group = grouping(syntax.group);
            var grouped = code;
            code = (input, frame) -> group.group(grouped.run(input, frame), frame);
        }
        return unwrapped(code, syntax);
    }

    private static Code unwrapped(Code code, Syntax syntax) {
        if (syntax.keepArray) {
            return (input, frame) -> {
                var value = code.run(input, frame);
                PathCode.keep(value);
                return Sequence.unwrapped(value);
            };
        }
        boolean isUnwrapped = syntax.predicates.isEmpty() && syntax.group == null && givesSingleValue(syntax);
        return isUnwrapped ? code : new Unwrapped(code);
    }

    /// Nothing for no result, the item for a single one.
    private record Unwrapped(Code operand) implements Operation.OfOne {
        @Override
        public @Nullable Object of(@Nullable Object value, @Nullable Object input, Frame frame) {
            return Sequence.unwrapped(value);
        }
    }

    /// True for what is no sequence, or unwraps it itself.
    private static boolean givesSingleValue(Syntax syntax) {
        return switch (syntax) {
            case Syntax.Binary binary -> !binary.operator.equals("..");
            case Syntax.Call call -> call.tail;
            case Syntax.Literal _,
                    Syntax.Negation _,
                    Syntax.ArrayConstructor _,
                    Syntax.ObjectConstructor _,
                    Syntax.Block _,
                    Syntax.Bind _,
                    Syntax.Condition _,
                    Syntax.Lambda _,
                    Syntax.Transform _,
                    Syntax.Regex _ -> true;
            default -> false;
        };
    }

    private Code plain(Syntax syntax) {
        return switch (syntax) {
            case Syntax.Path path -> path(path);
            case Syntax.Name name -> field(name.name);
            case Syntax.Wildcard _ -> Wildcards::children;
            case Syntax.Descendants _ -> Wildcards::descendants;
            case Syntax.Parent parent -> ancestor(parent.slot.label.intern());
            case Syntax.Literal literal -> constant(literal.value);
            case Syntax.Variable variable -> variable(variable);
            case Syntax.Regex regex -> constant(new RegexFunction(regex.pattern, regex.position));
            case Syntax.Binary binary when isJoin(binary) -> joined(binary);
            case Syntax.Binary binary ->
                Operators.binary(binary.operator, compile(binary.left), compile(binary.right), binary.position);
            case Syntax.Negation negation -> Operators.negated(compile(negation.operand), negation.position);
            case Syntax.ArrayConstructor array -> array(array);
            case Syntax.ObjectConstructor object -> grouping(object.fields);
            case Syntax.Block block -> block(block);
            case Syntax.Bind bind -> bind(bind);
            case Syntax.Condition condition -> condition(condition);
            case Syntax.Call call -> calls.call(call);
            case Syntax.Lambda lambda -> calls.lambda(lambda);
            case Syntax.Chain chain -> calls.chain(chain);
            case Syntax.Transform transform -> transform(transform);
            case Syntax.Sort sort ->
                throw new InvalidExpressionException("S0201", "'^' does not fit here.", sort.position);
        };
    }

    private static boolean isJoin(Syntax syntax) {
        return syntax instanceof Syntax.Binary binary
                && binary.operator.equals("&")
                && binary.predicates.isEmpty()
                && binary.group == null;
    }

    private Code joined(Syntax.Binary binary) {
        var parts = new ArrayDeque<Code>();
        Syntax left = binary;
        while (left instanceof Syntax.Binary join && isJoin(join)) {
            parts.addFirst(compile(join.right));
            left = join.left;
        }
        parts.addFirst(compile(left));
        return new Operators.Joined(List.copyOf(parts));
    }

    private static Code constant(@Nullable Object value) {
        return new Code.Constant(value);
    }

    private static Code field(String fieldName) {
        String name = fieldName.intern();
        return (input, frame) -> PathCode.lookup(input, name, frame);
    }

    private static Code ancestor(String label) {
        return (_, frame) -> frame.variable(label);
    }

    Code variable(Syntax.Variable variable) {
        String name = variable.name.intern();
        if (bound.contains(name)) {
            return (_, frame) -> frame.variable(name);
        }
        return switch (name) {
            case "" ->
                (input, _) -> Sequence.isWholeInput(input) && input instanceof List<?> list ? list.getFirst() : input;
            case "$", "root" -> (_, frame) -> frame.evaluation.root;
            case "eval" ->
                throw new InvalidExpressionException(
                        "P0003", "$eval takes a literal text only; write the expression itself.", variable.position);
            default -> {
                var function = Functions.find(name);
                yield function == Missing.MISSING
                        ? (_, frame) -> frame.evaluation.context.variable(name)
                        : constant(function);
            }
        };
    }

    private Code array(Syntax.ArrayConstructor array) {
        var items = new Code[array.items.size()];
        var nested = new boolean[items.length];
        for (int i = 0; i < items.length; i++) {
            items[i] = compile(array.items.get(i));
            nested[i] = array.items.get(i) instanceof Syntax.ArrayConstructor;
        }
        return ArrayCode.of(items, nested, array.constructsArray);
    }

    Grouping grouping(Syntax.Group group) {
        var pairs = new Grouping.Pair[group.pairs().size()];
        for (int i = 0; i < pairs.length; i++) {
            var pair = group.pairs().get(i);
            boolean fixed =
                    pair.key() instanceof Syntax.Literal key && key.value instanceof String && key.predicates.isEmpty();
            pairs[i] = new Grouping.Pair(
                    compile(pair.key()),
                    compile(pair.value()),
                    fixed && pair.key() instanceof Syntax.Literal key ? (String) key.value : null);
        }
        return new Grouping(pairs, group.position());
    }

    private Code block(Syntax.Block block) {
        var parts = block.parts.stream().map(this::compile).toList();
        if (parts.isEmpty()) {
            return constant(Missing.MISSING);
        }
        return parts.size() == 1 && bound.isEmpty() ? parts.getFirst() : new Block(parts);
    }

    /// One part after the other, with variables of their own; the last one gives the value.
    private record Block(List<Code> parts) implements Code {
        @Override
        public @Nullable Object run(@Nullable Object input, Frame frame) {
            var local = new Frame(frame);
            for (int i = 0; i < parts.size() - 1; i++) {
                parts.get(i).run(input, local);
            }
            return parts.getLast().run(input, local);
        }

        @Override
        public Code straight() {
            return new Block(parts.stream().map(StraightLine::of).toList());
        }
    }

    private Code bind(Syntax.Bind bind) {
        String name = bind.variable.intern();
        var value = compile(bind.value);
        return new Binding(name, value);
    }

    /// `$name := operand`.
    private record Binding(String name, Code operand) implements Operation.OfOne {
        @Override
        public @Nullable Object of(@Nullable Object value, @Nullable Object input, Frame frame) {
            frame.bind(name, value);
            return value;
        }
    }

    private Code condition(Syntax.Condition condition) {
        var test = compile(condition.condition);
        var then = compile(condition.then);
        var otherwise = condition.otherwise == null ? constant(Missing.MISSING) : compile(condition.otherwise);
        return new Branch.Choice(test, then, otherwise);
    }

    private Code transform(Syntax.Transform transform) {
        var delete = transform.delete == null ? null : compile(transform.delete);
        var code =
                new Transformation(compile(transform.pattern), compile(transform.update), delete, transform.position);
        return (_, frame) -> code.asFunction(frame);
    }

    private Filter filter(Syntax predicate) {
        boolean constant = predicate instanceof Syntax.Literal literal
                && Numbers.isNumber(literal.value)
                && literal.predicates.isEmpty();
        return new Filter(
                compile(predicate), constant && predicate instanceof Syntax.Literal literal ? literal.value : null);
    }

    private Code path(Syntax.Path path) {
        boolean absolute = path.steps.getFirst() instanceof Syntax.Variable;
        var group = path.group == null ? null : grouping(path.group);
        if (path.steps.stream().anyMatch(step -> step.carriesTuple)) {
            return tuplePath(path, absolute, group);
        }
        var steps = new PathCode.Step[path.steps.size()];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = step(path.steps.get(i));
        }
        var general = new PathCode(steps, absolute, path.keepSingleton, path.keepArray, group);
        boolean onlyFields = group == null
                && !path.keepSingleton
                && !path.keepArray
                && path.steps.stream().allMatch(Compiler::isPlainField);
        return onlyFields ? FieldPath.of(path, general) : general;
    }

    private static boolean isPlainField(Syntax step) {
        return step instanceof Syntax.Name && step.stages.isEmpty() && step.predicates.isEmpty() && !step.keepArray;
    }

    private PathCode.Step step(Syntax step) {
        var filters = step.stages.stream()
                .map(stage -> filter(((Syntax.Filter) stage).predicate()))
                .toArray(Filter[]::new);
        if (step instanceof Syntax.Sort sort) {
            return new PathCode.Step(constant(Missing.MISSING), filters, false, sorting(sort));
        }
        return new PathCode.Step(compile(step), filters.length == 0 ? NO_FILTERS : filters, step.constructsArray, null);
    }

    private Sorting sorting(Syntax.Sort sort) {
        var terms = sort.terms.stream()
                .map(term -> new Sorting.Term(compile(term.expression()), term.descending()))
                .toArray(Sorting.Term[]::new);
        return new Sorting(terms, sort.position);
    }

    private Code tuplePath(Syntax.Path path, boolean absolute, @Nullable Grouping group) {
        var steps = path.steps.stream().map(this::tupleStep).toArray(Tuples.Step[]::new);
        return new Tuples(steps, absolute, path.carriesTuple, path.keepSingleton, path.keepArray, group);
    }

    private Tuples.Step tupleStep(Syntax step) {
        var stages = step.stages.stream().map(this::stage).toList();
        var sorting = step instanceof Syntax.Sort sort ? sorting(sort) : null;
        var code = sorting == null ? compile(step) : constant(Missing.MISSING);
        var ancestor = step.ancestor;
        return new Tuples.Step(
                code,
                stages,
                step.constructsArray,
                step.carriesTuple,
                sorting,
                step.focus,
                step.index,
                ancestor == null ? null : ancestor.label.intern());
    }

    private Tuples.Stage stage(Syntax.Stage stage) {
        return switch (stage) {
            case Syntax.Filter filter -> new Tuples.Stage(filter(filter.predicate()), null);
            case Syntax.IndexBinding index ->
                new Tuples.Stage(null, index.variable().intern());
        };
    }
}
