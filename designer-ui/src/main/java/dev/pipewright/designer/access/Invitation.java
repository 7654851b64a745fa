package dev.pipewright.designer.access;

import dev.pipewright.platform.people.Person;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// What lets a browser in once, see [Invitations].
public final class Invitation {

    static final String PATH = "/enter";
    static final String PARAMETER = "key";

    private final Person person;
    private final String key;
    private final Instant until;
    private final CompletableFuture<Person> accepted = new CompletableFuture<>();

    Invitation(Person person, String key, Instant until) {
        this.person = person;
        this.key = key;
        this.until = until;
    }

    /// The address to open.
    ///
    /// @param product where the product is, with a slash at the end
    public URI addressAt(URI product) {
        return product.resolve(PATH + "?" + PARAMETER + "=" + key);
    }

    /// Is complete when a browser has opened the address.
    public CompletionStage<Person> accepted() {
        return accepted.minimalCompletionStage();
    }

    boolean isValid(Instant now) {
        return now.isBefore(until);
    }

    Person accept() {
        accepted.complete(person);
        return person;
    }
}
