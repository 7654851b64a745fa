package dev.pipewright.designer.access;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.session.DisableEncodeUrlFilter;

/// Who may come in: people through the log-in page, programs through the REST API with a name and password
/// or a token.
@Configuration
class SecurityConfiguration {

    /// The API keeps no session, so no cookie can be misused and it needs no CSRF token.
    @Bean
    @Order(1)
    SecurityFilterChain apiFilterChain(HttpSecurity http, TokenHolders holders) {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/api/v1/openapi*")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(new ApiEdgeFilter(), DisableEncodeUrlFilter.class)
                .addFilterBefore(new BearerTokenFilter(holders), BasicAuthenticationFilter.class)
                .httpBasic(basic -> basic.authenticationEntryPoint(SecurityConfiguration::refuse))
                .build();
    }

    /// Answers in place of the servlet container, whose error page is for people.
    private static void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Pipewright\", charset=\"UTF-8\"");
        ProblemAnswer.write(
                response,
                HttpStatus.UNAUTHORIZED,
                "Log in with your user name and password (HTTP basic) or with a token (Bearer).");
    }

    /// Refuses addresses that try to be others, such as `/api/v1/runs;x`, before anything else sees them.
    @Bean
    RequestRejectedHandler requestRejectedHandler() {
        return (request, response, rejected) -> ProblemAnswer.write(
                response, HttpStatus.BAD_REQUEST, "This is no address. See /api/v1/openapi.yaml for those there are.");
    }

    @Bean
    @Order(2)
    SecurityFilterChain pagesFilterChain(HttpSecurity http, Invitations invitations) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/pipewright.css", "/pipewright.svg", "/fonts/**", "/icons/**", "/aura/**")
                        .permitAll()
                        .requestMatchers("/actuator/health/**")
                        .permitAll())
                // An address that leads nowhere is answered by a page that says so, not by an empty refusal.
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.loginView(LoginView.class).anyRequest(AuthorizedUrl::authenticated))
                .addFilterBefore(new InvitationFilter(invitations), UsernamePasswordAuthenticationFilter.class)
                .build();
    }

    @Bean
    Invitations invitations() {
        return new Invitations(Clock.systemUTC());
    }
}
