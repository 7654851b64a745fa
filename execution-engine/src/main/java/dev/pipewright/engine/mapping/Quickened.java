package dev.pipewright.engine.mapping;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Something that gives way to a quicker thing with the same meaning once it has been used often. Making the quicker
/// one takes about a millisecond, and the virtual machine some tenths of a second to compile it, which only long runs
/// earn back. Safe for use by many threads.
final class Quickened<T> {

    /// After so many uses there are likely to be many more.
    static final int OFTEN = 50_000;

    private final T given;
    private final UnaryOperator<T> quicker;
    private final AtomicInteger uses = new AtomicInteger();
    private volatile @Nullable T quick;

    Quickened(T given, UnaryOperator<T> quicker) {
        this.given = given;
        this.quicker = quicker;
    }

    /// What is used now.
    T get() {
        var made = quick;
        return made != null ? made : uses.incrementAndGet() == OFTEN ? quickened() : given;
    }

    private T quickened() {
        T made = quicker.apply(given);
        quick = made;
        return made;
    }
}
