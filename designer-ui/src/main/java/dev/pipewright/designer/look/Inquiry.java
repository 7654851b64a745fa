package dev.pipewright.designer.look;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks what takes its time (a start, pictures, a page of tries) without holding the page up. Each has one place to
/// show
/// answers in, so only the answer to the newest question is shown; an older one is dropped, however late it comes.
///
/// Used under the page's lock.
public final class Inquiry {

    private final Supplier<Executor> page;
    private long asked;
    private @Nullable Thread asking;

    /// Shows its answers on the page that is being worked on when it asks.
    public Inquiry() {
        this(() -> {
            var ui = UI.getCurrentOrThrow();
            return command -> {
                var _ = ui.access(command::run);
            };
        });
    }

    /// @param page gives what runs something under the page's lock
    Inquiry(Supplier<Executor> page) {
        this.page = page;
    }

    /// Asks. Trouble is told to the person.
    ///
    /// @param question called outside the page's lock
    /// @param answer called under the page's lock
    public <T> void ask(Supplier<T> question, Consumer<T> answer) {
        ask(question, answer, Notices::trouble);
    }

    /// Asks.
    ///
    /// @param question called outside the page's lock
    /// @param answer called under the page's lock
    /// @param trouble called under the page's lock in place of the answer, if the question failed
    public <T> void ask(Supplier<T> question, Consumer<T> answer, Consumer<RuntimeException> trouble) {
        var locked = page.get();
        long number = ++asked;
        asking = Thread.ofVirtual().name("inquiry").start(() -> {
            try {
                T found = question.get();
                tell(locked, number, () -> answer.accept(found));
            } catch (RuntimeException failed) {
                // The thread's edge: whoever asked decides what it means.
                tell(locked, number, () -> trouble.accept(failed));
            }
        });
    }

    /// Gives up the newest question: its answer is not shown, and whoever works on it is interrupted.
    public void drop() {
        asked++;
        if (asking != null) {
            asking.interrupt();
        }
    }

    private void tell(Executor locked, long number, Runnable show) {
        try {
            locked.execute(() -> {
                if (number == asked) {
                    show.run();
                }
            });
        } catch (UIDetachedException left) {
            // The page is closed: nobody waits for the answer.
        }
    }
}
