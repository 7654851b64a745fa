package dev.pipewright.designer.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.people.Person;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

class InvitationFilterTest {

    private static final Person ADA = new Person("ada", "Ada", new TenantId("acme"));
    private static final String HERE = "127.0.0.1";

    private final Invitations invitations = new Invitations(Clock.systemUTC());
    private final InvitationFilter filter = new InvitationFilter(invitations);

    @Test
    void an_invited_browser_is_logged_in_and_sees_the_first_page() throws Exception {
        MockHttpServletRequest request = request(newKey(), HERE);

        assertThat(redirection(request)).isEqualTo("/");
        assertThat(personIn(request)).isEqualTo("ada");
    }

    @Test
    void a_key_that_was_used_leads_to_the_log_in_page() throws Exception {
        String key = newKey();
        redirection(request(key, HERE));
        MockHttpServletRequest again = request(key, HERE);

        assertThat(redirection(again)).isEqualTo("/login");
        assertThat(personIn(again)).isNull();
    }

    @Test
    void another_machine_is_not_let_in_and_does_not_use_up_the_key() throws Exception {
        String key = newKey();

        assertThat(redirection(request(key, "192.168.1.7"))).isEqualTo("/login");
        assertThat(redirection(request(key, HERE))).isEqualTo("/");
    }

    @Test
    void the_session_before_is_not_the_one_after() throws Exception {
        MockHttpServletRequest request = request(newKey(), HERE);
        String before = request.getSession().getId();

        redirection(request);

        assertThat(request.getSession().getId()).isNotEqualTo(before);
    }

    private String newKey() {
        URI address = invitations.invite(ADA).addressAt(URI.create("http://127.0.0.1:8080/"));
        return address.getQuery().substring("key=".length());
    }

    private static MockHttpServletRequest request(String key, String from) {
        var request = new MockHttpServletRequest("GET", "/enter");
        request.setParameter("key", key);
        request.setRemoteAddr(from);
        return request;
    }

    private @Nullable String redirection(MockHttpServletRequest request) throws ServletException, IOException {
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response.getRedirectedUrl();
    }

    private static @Nullable String personIn(MockHttpServletRequest request) {
        return Optional.ofNullable(request.getSession()
                        .getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY))
                .map(context -> ((SecurityContext) context).getAuthentication())
                .map(Principal::getName)
                .orElse(null);
    }
}
