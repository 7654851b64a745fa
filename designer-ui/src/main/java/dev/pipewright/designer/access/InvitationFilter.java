package dev.pipewright.designer.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/// Opens the door for an invitation, on this machine only, and shows the first page. Any other key is shown the
/// log-in page.
final class InvitationFilter extends AbstractAuthenticationProcessingFilter {

    private final Invitations invitations;

    InvitationFilter(Invitations invitations) {
        super(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, Invitation.PATH));
        this.invitations = invitations;
        setSecurityContextRepository(new HttpSessionSecurityContextRepository());
        setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
        setAuthenticationFailureHandler(new SimpleUrlAuthenticationFailureHandler("/login"));
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
        String key = request.getParameter(Invitation.PARAMETER);
        if (key == null || !InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress()) {
            throw new BadCredentialsException("An invitation has a key and is opened on the machine it was made on.");
        }
        return invitations
                .accept(key)
                .map(person -> UsernamePasswordAuthenticationToken.authenticated(
                        new PersonPrincipal(person), null, PeopleAuthentication.AUTHORITIES))
                .orElseThrow(() -> new BadCredentialsException("The invitation was used, or is too old."));
    }
}
