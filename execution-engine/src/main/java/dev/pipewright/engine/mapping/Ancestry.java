package dev.pipewright.engine.mapping;

import java.util.ArrayList;
import java.util.List;

/// Finds, for each `%`, the step whose input it means, and marks that step so that it carries the input along.
final class Ancestry {

    private final List<Syntax.Slot> slots = new ArrayList<>();

    Syntax.Parent parent(int position) {
        var slot = new Syntax.Slot(slots.size());
        slots.add(slot);
        return new Syntax.Parent(slot, position);
    }

    /// What `part` still seeks, `whole` seeks from now on.
    void push(Syntax whole, Syntax part) {
        whole.seekingParent.addAll(sought(part));
    }

    private static List<Syntax.Slot> sought(Syntax part) {
        var sought = new ArrayList<>(part.seekingParent);
        if (part instanceof Syntax.Parent parent) {
            sought.add(parent.slot);
        }
        return sought;
    }

    /// Resolves what the predicate of a step seeks.
    void resolvePredicate(Syntax step, Syntax predicate) {
        for (var slot : predicate.seekingParent) {
            if (slot.level == 1) {
                seek(step, slot);
            } else {
                slot.level--;
            }
        }
        push(step, predicate);
    }

    /// Resolves what the last step of a path seeks among the steps before it.
    void resolve(Syntax.Path path) {
        for (var sought : sought(path.last())) {
            var slot = sought;
            int at = path.steps.size() - 2;
            while (slot.level > 0) {
                if (at < 0) {
                    path.seekingParent.add(slot);
                    break;
                }
                var step = path.steps.get(at--);
                while (at >= 0 && step.focus != null && path.steps.get(at).focus != null) {
                    step = path.steps.get(at--);
                }
                slot = seek(step, slot);
            }
        }
    }

    private Syntax.Slot seek(Syntax step, Syntax.Slot slot) {
        switch (step) {
            case Syntax.Name name -> bind(name, slot);
            case Syntax.Wildcard wildcard -> bind(wildcard, slot);
            case Syntax.Parent _ -> slot.level++;
            case Syntax.Block block -> {
                if (!block.parts.isEmpty()) {
                    block.carriesTuple = true;
                    return seek(block.parts.getLast(), slot);
                }
            }
            case Syntax.Path path -> {
                return seekInPath(path, slot);
            }
            default -> throw underivable(step.position);
        }
        return slot;
    }

    private Syntax.Slot seekInPath(Syntax.Path path, Syntax.Slot sought) {
        path.carriesTuple = true;
        int at = path.steps.size() - 1;
        var slot = seek(path.steps.get(at--), sought);
        while (slot.level > 0 && at >= 0) {
            slot = seek(path.steps.get(at--), slot);
        }
        return slot;
    }

    private void bind(Syntax step, Syntax.Slot slot) {
        slot.level--;
        if (slot.level > 0) {
            return;
        }
        var bound = step.ancestor;
        if (bound != null) {
            slots.get(slot.number).label = bound.label;
        }
        step.ancestor = slot;
        step.carriesTuple = true;
    }

    static InvalidExpressionException underivable(int position) {
        return new InvalidExpressionException(
                "S0217", "'%' finds no parent here; use it inside a path, below the field it belongs to.", position);
    }
}
