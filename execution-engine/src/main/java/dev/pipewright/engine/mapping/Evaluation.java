package dev.pipewright.engine.mapping;

import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// One evaluation under way: what it may still use, and what `$$` and `$root` are. Used by one thread.
final class Evaluation {

    private static final int CLOCK_INTERVAL = 1024;

    final EvaluationContext context;
    /// For expressions that bind no variables of their own.
    final Frame frame = new Frame(this);
    final @Nullable Object root;

    private final int deepest;
    private long deadline;
    private boolean timed;
    private long steps;
    private long items;
    private long characters;
    private int depth;
    private boolean over;
    private @Nullable SplittableRandom random;

    Evaluation(EvaluationContext context, @Nullable Object root) {
        this.context = context;
        this.root = root;
        var limits = context.limits();
        this.steps = limits.steps();
        this.items = limits.items();
        this.characters = limits.characters();
        this.deepest = limits.depth();
    }

    /// Counts one item or call.
    void step() {
        if (--steps < 0) {
            throw new Trouble(
                    "P0001", "The expression takes too many steps for one record; look for a loop without an end.");
        }
        if (steps % CLOCK_INTERVAL == 0) {
            checkTime();
        }
    }

    // The clock is first read when an evaluation turns out not to be short: reading it costs more than most lines.
    private void checkTime() {
        long now = System.nanoTime();
        if (!timed) {
            timed = true;
            deadline = now + context.limits().time().toNanos();
        } else if (now - deadline > 0) {
            throw new Trouble("D1012", "The expression takes too long for one record; look for a loop without an end.");
        }
    }

    void enter() {
        step();
        if (++depth > deepest) {
            throw new Trouble(
                    "D1011",
                    "Functions call each other too deeply; end the recursion, or make the call the last thing"
                            + " that the function does.");
        }
    }

    void leave() {
        depth--;
    }

    /// Asks for room in lists.
    void allocate(long count) {
        items -= count;
        if (items < 0) {
            throw new Trouble(
                    "D2014", "The expression makes lists of too many items; narrow the range or filter first.");
        }
    }

    /// Asks for room in texts.
    void allocateText(long count) {
        characters -= count;
        if (characters < 0) {
            throw new Trouble("P0002", "The expression makes too much text for one record; make it shorter.");
        }
    }

    /// From here on the lists that were made are plain lists.
    void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /// The next random number; the same again when the same record is mapped again in the same run.
    SplittableRandom random() {
        if (random == null) {
            random = new SplittableRandom(context.seed() * 31 + Objects.hashCode(root));
        }
        return random;
    }
}
