package dev.pipewright.designer.access;

import dev.pipewright.platform.people.Person;
import java.util.Optional;

/// Knows for whom a program with a token acts.
@FunctionalInterface
public interface TokenHolders {

    Optional<Person> personOf(String token);
}
