package dev.pipewright.designer.access;

import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.people.Person;
import org.springframework.stereotype.Component;

/// The person behind the page that is being worked on.
@Component
public class SignedIn {

    private final AuthenticationContext context;

    SignedIn(AuthenticationContext context) {
        this.context = context;
    }

    /// Who it is.
    ///
    /// @throws IllegalStateException if nobody is logged in; no view that asks can be reached then
    public Person person() {
        return context.getAuthenticatedUser(PersonPrincipal.class)
                .orElseThrow(() -> new IllegalStateException("nobody is logged in"))
                .person();
    }

    public TenantId tenant() {
        return person().tenant();
    }

    public void logOut() {
        context.logout();
    }
}
