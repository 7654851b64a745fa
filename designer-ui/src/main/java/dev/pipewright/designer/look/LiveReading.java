package dev.pipewright.designer.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads something again and again while a page shows it, and shows it when it has changed: at most twice a second,
/// and never reading under the page's lock.
public final class LiveReading {

    private static final Logger LOG = LoggerFactory.getLogger(LiveReading.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private LiveReading() {}

    /// Starts to read as soon as the owner is on a page.
    ///
    /// @param owner reading goes on while it is on a page
    /// @param read called outside the page's lock
    /// @param isLast true if what was read will not change any more
    /// @param show called under the page's lock
    public static <T> void of(Component owner, Supplier<T> read, Predicate<T> isLast, Consumer<T> show) {
        owner.addAttachListener(attached -> {
            var ui = attached.getUI();
            var thread = Thread.ofVirtual().name("live-reading").start(() -> readOn(ui, read, isLast, show));
            owner.addDetachListener(detached -> {
                thread.interrupt();
                detached.unregisterListener();
            });
        });
    }

    private static <T> void readOn(UI ui, Supplier<T> read, Predicate<T> isLast, Consumer<T> show) {
        T shown = null;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                T now = read.get();
                if (!Objects.equals(now, shown)) {
                    shown = now;
                    var _ = ui.access(() -> show.accept(now));
                }
                if (isLast.test(now)) {
                    return;
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException trouble) {
            // The thread's edge: the page keeps what it shows, and a reload starts anew.
            LOG.warn("A page could not read its news any more.", trouble);
        }
    }
}
