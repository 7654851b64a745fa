package dev.pipewright.platform.draft;

import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.store.Notifications;
import dev.pipewright.platform.people.Person;
import dev.pipewright.platform.tenant.TenantJdbc;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Who has which draft open, on whatever node. It is kept in memory alone: nodes tell each other by notifications, and
/// whoever is silent for a while is no longer there. Safe for use by many threads.
public final class Presence implements AutoCloseable {

    /// How long someone may be silent before they count as gone.
    public static final Duration SILENCE = Duration.ofSeconds(20);

    /// The channel on which nodes tell each other.
    public static final String CHANNEL = "pipewright_presence";

    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);
    private static final long SWEEP_SECONDS = 5;

    private final TenantJdbc transactions;
    private final Clock clock;
    /// Only this thread looks into the rooms.
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("presence").daemon().factory());

    private final Map<DraftKey, Room> rooms = new HashMap<>();

    /// @param notifications where those on other nodes are heard
    public Presence(TenantJdbc transactions, Notifications notifications, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
        notifications.listen(CHANNEL, text -> later(() -> heard(text)));
        var _ = thread.scheduleWithFixedDelay(this::sweep, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
    }

    /// A page's place in a draft.
    public interface Seat extends AutoCloseable {

        /// The page is there, and what is selected in it. To be said at least every few seconds.
        ///
        /// @param node empty if none is selected, or several are
        void here(String node);

        /// The page is left.
        @Override
        void close();
    }

    /// Takes a page in. It counts as there once it says so.
    ///
    /// @param listener told all who are there, the page itself included, whenever that changes; must not wait;
    ///     called by any thread
    public Seat join(Person person, String pipeline, Consumer<List<Present>> listener) {
        var key = new DraftKey(person.tenant(), pipeline);
        String seat = UUID.randomUUID().toString();
        later(() -> rooms.computeIfAbsent(key, _ -> new Room()).listen(seat, listener));
        return new Seat() {
            @Override
            public void here(String node) {
                later(() -> isHere(key, new Present(seat, person.name(), person.displayName(), node)));
            }

            @Override
            public void close() {
                later(() -> hasLeft(key, new Present(seat, person.name(), person.displayName(), "")));
            }
        };
    }

    private void isHere(DraftKey key, Present present) {
        Room room = rooms.get(key);
        if (room != null && room.isHere(present.seat())) {
            boolean isNew = !room.here().stream().map(Present::seat).toList().contains(present.seat());
            room.see(present, clock.instant());
            say(key.tenant(), new PresenceNews(key.text(), present, false, isNew));
        }
    }

    private void hasLeft(DraftKey key, Present present) {
        Room room = rooms.get(key);
        if (room != null) {
            room.leave(present.seat());
            say(key.tenant(), new PresenceNews(key.text(), present, true, false));
            if (!room.isWatched()) {
                rooms.remove(key);
            }
        }
    }

    /// After a lost connection something may have been missed: then those here say again that they are.
    private void heard(String text) {
        if (text.isEmpty()) {
            rooms.forEach((key, room) -> sayAgain(key, room, true));
            return;
        }
        PresenceNews news = newsOf(text);
        if (news != null) {
            rooms.forEach((key, room) -> {
                if (key.text().equals(news.draft())
                        && !room.isHere(news.present().seat())) {
                    take(key, room, news);
                }
            });
        }
    }

    private void take(DraftKey key, Room room, PresenceNews news) {
        if (news.gone()) {
            room.leave(news.present().seat());
        } else {
            room.see(news.present(), clock.instant());
        }
        if (news.asks()) {
            sayAgain(key, room, false);
        }
    }

    private void sayAgain(DraftKey key, Room room, boolean asks) {
        room.here().forEach(present -> say(key.tenant(), new PresenceNews(key.text(), present, false, asks)));
    }

    private static @Nullable PresenceNews newsOf(String text) {
        try {
            return PresenceNews.of(text);
        } catch (JacksonException unreadable) {
            LOG.warn("A node of another version tells who is there in words that this one does not know.");
            return null;
        }
    }

    private void say(TenantId tenant, PresenceNews news) {
        transactions.run(
                tenant,
                jdbc -> jdbc.sql("SELECT pg_notify(?, ?)")
                        .params(CHANNEL, news.text())
                        .query()
                        .singleRow());
    }

    private void sweep() {
        var since = clock.instant().minus(SILENCE);
        rooms.values().forEach(room -> room.forgetSilent(since));
    }

    /// The thread's edge: nothing depends on who else is there.
    private void later(Runnable work) {
        try {
            thread.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException trouble) {
                    LOG.warn("It could not be said who has a draft open.", trouble);
                }
            });
        } catch (RejectedExecutionException closed) {
            LOG.debug("The node stops; nobody is told any more.", closed);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
