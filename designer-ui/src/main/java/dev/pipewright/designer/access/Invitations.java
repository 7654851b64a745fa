package dev.pipewright.designer.access;

import dev.pipewright.platform.people.Person;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Lets a browser in that this process opens for its person, so that nobody has to log in on a machine of their
/// own. An invitation is good once, within a minute. Safe for use by many threads.
public final class Invitations {

    private static final Duration VALID = Duration.ofMinutes(1);
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Invitation> open = new ConcurrentHashMap<>();
    private final Clock clock;

    public Invitations(Clock clock) {
        this.clock = clock;
    }

    /// Invites a person: whoever opens the invitation's address is logged in as them.
    public Invitation invite(Person person) {
        open.values().removeIf(invitation -> !invitation.isValid(clock.instant()));
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var invitation = new Invitation(person, key, clock.instant().plus(VALID));
        open.put(key, invitation);
        return invitation;
    }

    /// The person who was invited with a key; empty if it is unknown, too old, or was used before.
    Optional<Person> accept(String key) {
        return Optional.ofNullable(open.remove(key))
                .filter(invitation -> invitation.isValid(clock.instant()))
                .map(Invitation::accept);
    }
}
