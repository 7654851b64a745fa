package dev.pipewright.designer.access;

import dev.pipewright.platform.people.Person;
import java.util.List;

/// How everybody comes into a demo: it is no secret, the log-in page shows it. There is none where work is done.
///
/// @param colleagues people who see the same pipelines, to try out what it is like to work together; the password of
///     each is the name they log in with
public record DemoLogin(Person person, String password, String token, List<Person> colleagues) {

    public DemoLogin {
        colleagues = List.copyOf(colleagues);
    }
}
