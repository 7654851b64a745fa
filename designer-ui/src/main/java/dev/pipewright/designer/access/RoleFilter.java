package dev.pipewright.designer.access;

import dev.pipewright.platform.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Turns away what this node has no role for. Whether it lives, each node says.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RoleFilter extends OncePerRequestFilter {

    private final Set<Role> roles;

    RoleFilter(Environment environment) {
        this.roles = Role.of(environment);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Role needed = request.getRequestURI().startsWith("/api/") ? Role.API : Role.UI;
        if (roles.contains(needed) || request.getRequestURI().startsWith("/actuator/health")) {
            chain.doFilter(request, response);
            return;
        }
        ProblemAnswer.write(
                response, HttpStatus.NOT_FOUND, "This node does not have the role '" + needed + "'. Ask one that has.");
    }
}
