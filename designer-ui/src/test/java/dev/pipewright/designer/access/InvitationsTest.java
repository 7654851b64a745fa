package dev.pipewright.designer.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.people.Person;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class InvitationsTest {

    private static final Person ADA = new Person("ada", "Ada", new TenantId("acme"));
    private static final URI PRODUCT = URI.create("http://127.0.0.1:8080/");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    private final Invitations invitations = new Invitations(((InstantSource) now::get).withZone(ZoneOffset.UTC));

    @Test
    void an_invitation_lets_its_person_in_once() {
        Invitation invitation = invitations.invite(ADA);

        assertThat(invitation.accepted().toCompletableFuture()).isNotDone();
        assertThat(invitations.accept(keyOf(invitation))).contains(ADA);
        assertThat(invitation.accepted().toCompletableFuture()).isCompletedWithValue(ADA);
        assertThat(invitations.accept(keyOf(invitation))).isEmpty();
    }

    @Test
    void after_a_minute_it_is_worth_nothing() {
        Invitation invitation = invitations.invite(ADA);

        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(1)));

        assertThat(invitations.accept(keyOf(invitation))).isEmpty();
    }

    @Test
    void an_unknown_key_lets_nobody_in() {
        assertThat(invitations.accept("guess")).isEmpty();
    }

    private static String keyOf(Invitation invitation) {
        String address = invitation.addressAt(PRODUCT).toString();
        assertThat(address).matches("http://127\\.0\\.0\\.1:8080/enter\\?key=[A-Za-z0-9_-]{43}");
        return address.substring(address.indexOf('=') + 1);
    }
}
