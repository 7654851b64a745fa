package dev.pipewright.designer.access;

import dev.pipewright.platform.people.Person;
import java.io.Serializable;
import org.springframework.security.core.AuthenticatedPrincipal;

/// A person as Spring Security knows them.
public record PersonPrincipal(Person person) implements AuthenticatedPrincipal, Serializable {

    @Override
    public String getName() {
        return person.name();
    }
}
