package dev.pipewright.designer.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.notification.Notification;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads something again and again while a page shows it, and shows it when it has changed: at most twice a second,
/// and never reading under the page's lock. A reading that fails is tried again, more and more seldom, and the person
/// is told that the page is not up to date.
public final class LiveReading<T> {

    static final Duration PAUSE = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(LiveReading.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final Supplier<T> read;
    private final Predicate<T> isLast;
    private final Screen<T> screen;

    /// Where readings are shown, and how to wait between them.
    interface Screen<T> {
        void show(T news);

        /// Shows whether what is on the screen is how things are.
        ///
        /// @param upToDate false if the last reading failed
        void mark(boolean upToDate);

        /// Waits until it is time to read again.
        ///
        /// @return false if nobody looks any more
        boolean pause(Duration length) throws InterruptedException;
    }

    LiveReading(Supplier<T> read, Predicate<T> isLast, Screen<T> screen) {
        this.read = read;
        this.isLast = isLast;
        this.screen = screen;
    }

    /// Starts to read as soon as the owner is on a page, which it may be already: a view is used again when a person
    /// goes
    /// from one thing to another of its kind.
    ///
    /// @param owner reading goes on while it is on a page
    /// @param read called outside the page's lock
    /// @param isLast true if what was read will not change any more
    /// @param show called under the page's lock
    public static <T> void of(Component owner, Supplier<T> read, Predicate<T> isLast, Consumer<T> show) {
        Consumer<UI> begin = ui -> {
            var screen = new LockedScreen<>(ui, show);
            var reading = new LiveReading<>(read, isLast, screen);
            Thread.ofVirtual().name("live-reading").start(reading::readOn);
            owner.addDetachListener(detached -> {
                screen.leave();
                detached.unregisterListener();
            });
        };
        owner.addAttachListener(attached -> begin.accept(attached.getUI()));
        if (owner.isAttached()) {
            owner.getUI().ifPresent(begin);
        }
    }

    void readOn() {
        T shown = null;
        Duration pause = PAUSE;
        try {
            do {
                try {
                    T now = read.get();
                    if (!pause.equals(PAUSE)) {
                        pause = PAUSE;
                        screen.mark(true);
                    }
                    if (!Objects.equals(now, shown)) {
                        shown = now;
                        screen.show(now);
                    }
                    if (isLast.test(now)) {
                        return;
                    }
                } catch (UIDetachedException left) {
                    return;
                } catch (RuntimeException trouble) {
                    pause = afterTrouble(pause, trouble);
                }
            } while (screen.pause(pause));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration afterTrouble(Duration pause, RuntimeException trouble) {
        if (pause.equals(PAUSE)) {
            LOG.warn("A page could not read its news; trying again.", trouble);
            screen.mark(false);
        }
        Duration longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    /// A page in a browser.
    private static final class LockedScreen<T> implements Screen<T> {

        private final UI ui;
        private final Consumer<T> show;

        /// Open while somebody looks. The reading is not interrupted: that would cost a connection to the database.
        private final CountDownLatch left = new CountDownLatch(1);

        private @Nullable Notification outOfDate;

        LockedScreen(UI ui, Consumer<T> show) {
            this.ui = ui;
            this.show = show;
        }

        @Override
        public void show(T news) {
            lookedAt(() -> show.accept(news));
        }

        @Override
        public void mark(boolean upToDate) {
            lookedAt(() -> {
                closeNotice();
                outOfDate = upToDate ? null : Notices.standing(ui.getTranslation("page.outOfDate"));
            });
        }

        /// What comes late is not for the page that the person has gone on to.
        private void lookedAt(Runnable change) {
            var _ = ui.access(() -> {
                if (left.getCount() > 0) {
                    change.run();
                }
            });
        }

        private void leave() {
            left.countDown();
            closeNotice();
        }

        private void closeNotice() {
            if (outOfDate != null) {
                outOfDate.close();
            }
        }

        @Override
        public boolean pause(Duration length) throws InterruptedException {
            return !left.await(length.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
