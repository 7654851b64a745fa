package dev.pipewright.platform;

import static dev.pipewright.platform.TestPlatform.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.store.Notifications;
import dev.pipewright.platform.draft.Presence;
import dev.pipewright.platform.draft.Present;
import dev.pipewright.platform.people.Person;
import dev.pipewright.platform.tenant.TenantJdbc;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PresenceIT {

    private static final Person ADA = new Person("ada", "Ada", ACME);
    private static final Person BEN = new Person("ben", "Ben", ACME);
    private static final Person STRANGER = new Person("eve", "Eve", new TenantId("globex"));
    private static final String PIPELINE = "orders";

    private static TestPlatform platform;

    private Node one;
    private Node other;

    @BeforeAll
    static void startPlatform() throws IOException {
        platform = TestPlatform.start();
    }

    @AfterAll
    static void stopPlatform() throws IOException {
        platform.close();
    }

    @BeforeEach
    void startNodes() {
        one = new Node();
        other = new Node();
    }

    @AfterEach
    void stopNodes() {
        one.close();
        other.close();
    }

    @Test
    void people_on_two_nodes_see_each_other_and_what_each_has_selected() {
        var ada = one.join(ADA);
        ada.seat().here("map-order7");
        ada.awaits("Ada map-order7");

        var ben = other.join(BEN);
        ben.seat().here("");

        ada.awaits("Ada map-order7", "Ben ");
        ben.awaits("Ada map-order7", "Ben ");
        ben.seat().here("sink-results");
        ada.awaits("Ada map-order7", "Ben sink-results");
    }

    @Test
    void who_leaves_is_gone_at_once() {
        var ada = one.join(ADA);
        var ben = other.join(BEN);
        ada.seat().here("");
        ben.seat().here("");
        ada.awaits("Ada ", "Ben ");

        ben.seat().close();

        ada.awaits("Ada ");
    }

    @Test
    void who_is_silent_for_long_is_gone_and_comes_back_with_a_word() {
        var ada = one.join(ADA);
        var ben = other.join(BEN);
        ada.seat().here("");
        ben.seat().here("");
        ada.awaits("Ada ", "Ben ");

        one.clock.pass(Presence.SILENCE.plusSeconds(1));
        ada.seat().here("");

        ada.awaits("Ada ");
        ben.seat().here("map-order7");
        ada.awaits("Ada ", "Ben map-order7");
    }

    @Test
    void the_same_name_of_a_pipeline_of_another_tenant_is_another_draft() {
        var ada = one.join(ADA);
        var eve = one.join(STRANGER);
        eve.seat().here("");
        ada.seat().here("");

        eve.awaits("Eve ");
        ada.awaits("Ada ");
    }

    /// A page, and whom it saw last.
    private record PageSeen(Presence.Seat seat, AtomicReference<List<Present>> seen) {

        void awaits(String... people) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(seen.get())
                            .extracting(present -> present.name() + " " + present.node())
                            .containsExactly(people));
        }
    }

    /// A node of a cluster: it hears the others through the database only.
    private static final class Node implements AutoCloseable {

        private final PassingClock clock = new PassingClock();
        private final Notifications notifications =
                new Notifications(platform.database().app());
        private final Presence presence =
                new Presence(platform.get(TenantJdbc.class), notifications, clock.withZone(ZoneOffset.UTC));

        Node() {
            notifications.begin();
        }

        PageSeen join(Person person) {
            var seen = new AtomicReference<List<Present>>(List.of());
            return new PageSeen(presence.join(person, PIPELINE, seen::set), seen);
        }

        @Override
        public void close() {
            presence.close();
            notifications.close();
        }
    }

    /// Stands still until it is told that time has passed.
    private static final class PassingClock implements InstantSource {

        private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-01T08:00:00Z"));

        void pass(Duration time) {
            now.updateAndGet(before -> before.plus(time));
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }
}
