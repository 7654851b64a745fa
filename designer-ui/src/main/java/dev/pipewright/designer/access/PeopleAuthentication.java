package dev.pipewright.designer.access;

import dev.pipewright.platform.people.People;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/// Asks the platform whether a name and a password belong together.
@Component
class PeopleAuthentication implements AuthenticationProvider {

    static final List<GrantedAuthority> AUTHORITIES = AuthorityUtils.createAuthorityList("ROLE_PERSON");

    private final People people;

    PeopleAuthentication(People people) {
        this.people = people;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var password = attempt.getCredentials();
        return people.logIn(attempt.getName(), password == null ? "" : password.toString())
                .map(person -> UsernamePasswordAuthenticationToken.authenticated(
                        new PersonPrincipal(person), null, AUTHORITIES))
                .orElseThrow(() -> new BadCredentialsException("The user name or the password is wrong."));
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
    }
}
