package dev.pipewright.platform.people;

import java.util.Optional;

/// The people who use the product. Safe for use by many threads.
public interface People {

    /// The person with this name and password; empty if either is wrong. Takes the same time in both cases.
    Optional<Person> logIn(String name, String password);

    Optional<Person> find(String name);

    /// Takes a person in, or changes their password if the name is known.
    void put(Person person, String password);
}
