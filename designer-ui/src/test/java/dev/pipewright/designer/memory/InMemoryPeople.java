package dev.pipewright.designer.memory;

import dev.pipewright.platform.people.People;
import dev.pipewright.platform.people.Person;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// People with their passwords.
public final class InMemoryPeople implements People {

    private record Known(Person person, String password) {}

    private final Map<String, Known> people = new ConcurrentHashMap<>();

    @Override
    public Optional<Person> logIn(String name, String password) {
        return Optional.ofNullable(people.get(name))
                .filter(known -> known.password().equals(password))
                .map(Known::person);
    }

    @Override
    public Optional<Person> find(String name) {
        return Optional.ofNullable(people.get(name)).map(Known::person);
    }

    @Override
    public void put(Person person, String password) {
        people.put(person.name(), new Known(person, password));
    }
}
