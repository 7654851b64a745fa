package dev.pipewright.engine.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An expression with its meaning resolved: paths are lists of steps, steps know their filters and bindings.
///
/// Unlike other trees here it is not made of records: resolving `%` marks steps that were built before. It is
/// changed by [Resolver] and [Ancestry] only, and by one thread.
abstract sealed class Syntax {

    final int position;

    /// A single result stays a list.
    boolean keepArray;
    /// An array constructor at the border of a path, which is not flattened.
    boolean constructsArray;
    /// Carries variables along, one set for each result.
    boolean carriesTuple;
    /// Filters on a node that is not a step.
    List<Stage> predicates = List.of();
    /// Filters and positions on a step of a path.
    List<Stage> stages = List.of();

    @Nullable
    Group group;

    @Nullable
    String focus;

    @Nullable
    String index;

    @Nullable
    Slot ancestor;

    final List<Slot> seekingParent = new ArrayList<>();

    private Syntax(int position) {
        this.position = position;
    }

    /// A filter or a position, in the order written.
    sealed interface Stage {}

    record Filter(Syntax predicate) implements Stage {}

    record IndexBinding(String variable) implements Stage {}

    record Pair(Syntax key, Syntax value) {}

    record Term(Syntax expression, boolean descending) {}

    record Group(List<Pair> pairs, int position) {}

    /// Where a `%` finds its object: a variable that the ancestor's step binds.
    static final class Slot {
        String label;
        int level = 1;
        final int number;

        Slot(int number) {
            this.number = number;
            this.label = "!" + number;
        }
    }

    static final class Path extends Syntax {
        final List<Syntax> steps = new ArrayList<>();
        boolean keepSingleton;

        Path(Syntax first) {
            super(first.position);
            steps.add(first);
        }

        Syntax last() {
            return steps.getLast();
        }
    }

    static final class Name extends Syntax {
        final String name;

        Name(String name, int position) {
            super(position);
            this.name = name;
        }
    }

    static final class Wildcard extends Syntax {
        Wildcard(int position) {
            super(position);
        }
    }

    static final class Descendants extends Syntax {
        Descendants(int position) {
            super(position);
        }
    }

    static final class Parent extends Syntax {
        final Slot slot;

        Parent(Slot slot, int position) {
            super(position);
            this.slot = slot;
        }
    }

    static final class Literal extends Syntax {
        final @Nullable Object value;

        Literal(@Nullable Object value, int position) {
            super(position);
            this.value = value;
        }
    }

    static final class Variable extends Syntax {
        final String name;

        Variable(String name, int position) {
            super(position);
            this.name = name;
        }
    }

    static final class Regex extends Syntax {
        final Pattern pattern;

        Regex(Pattern pattern, int position) {
            super(position);
            this.pattern = pattern;
        }
    }

    static final class Binary extends Syntax {
        final String operator;
        final Syntax left;
        final Syntax right;

        Binary(String operator, Syntax left, Syntax right, int position) {
            super(position);
            this.operator = operator;
            this.left = left;
            this.right = right;
        }
    }

    static final class Negation extends Syntax {
        final Syntax operand;

        Negation(Syntax operand, int position) {
            super(position);
            this.operand = operand;
        }
    }

    static final class ArrayConstructor extends Syntax {
        final List<Syntax> items;

        ArrayConstructor(List<Syntax> items, int position) {
            super(position);
            this.items = items;
        }
    }

    static final class ObjectConstructor extends Syntax {
        final Group fields;

        ObjectConstructor(Group fields) {
            super(fields.position());
            this.fields = fields;
        }
    }

    static final class Block extends Syntax {
        final List<Syntax> parts;

        Block(List<Syntax> parts, int position) {
            super(position);
            this.parts = parts;
        }
    }

    static final class Bind extends Syntax {
        final String variable;
        final Syntax value;

        Bind(String variable, Syntax value, int position) {
            super(position);
            this.variable = variable;
            this.value = value;
        }
    }

    static final class Condition extends Syntax {
        final Syntax condition;
        final Syntax then;
        final @Nullable Syntax otherwise;

        Condition(Syntax condition, Syntax then, @Nullable Syntax otherwise, int position) {
            super(position);
            this.condition = condition;
            this.then = then;
            this.otherwise = otherwise;
        }
    }

    /// A call; an argument that is absent is a `?` of a partial application.
    static final class Call extends Syntax {
        final Syntax procedure;
        final List<@Nullable Syntax> arguments;
        final boolean partial;
        /// The last act of a function, so that recursion needs no stack.
        boolean tail;

        Call(Syntax procedure, List<@Nullable Syntax> arguments, boolean partial, int position) {
            super(position);
            this.procedure = procedure;
            this.arguments = arguments;
            this.partial = partial;
        }
    }

    static final class Lambda extends Syntax {
        final List<String> parameters;
        final @Nullable Signature signature;
        final Syntax body;

        Lambda(List<String> parameters, @Nullable Signature signature, Syntax body, int position) {
            super(position);
            this.parameters = parameters;
            this.signature = signature;
            this.body = body;
        }
    }

    /// `left ~> right`.
    static final class Chain extends Syntax {
        final Syntax left;
        final Syntax right;

        Chain(Syntax left, Syntax right, int position) {
            super(position);
            this.left = left;
            this.right = right;
        }
    }

    static final class Transform extends Syntax {
        final Syntax pattern;
        final Syntax update;
        final @Nullable Syntax delete;

        Transform(Syntax pattern, Syntax update, @Nullable Syntax delete, int position) {
            super(position);
            this.pattern = pattern;
            this.update = update;
            this.delete = delete;
        }
    }

    static final class Sort extends Syntax {
        final List<Term> terms;

        Sort(List<Term> terms, int position) {
            super(position);
            this.terms = terms;
        }
    }
}
