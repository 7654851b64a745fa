package dev.pipewright.designer.start;

import dev.pipewright.platform.NodeName;
import dev.pipewright.platform.PlatformConfiguration;
import dev.pipewright.platform.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Starts what a node has a role for. One that serves neither pages nor API is the platform alone, without a web
/// server, and writes a log of its own, because it may share its data folder.
public final class ChosenRoles implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    private final Class<?> whole;

    /// @param whole the configuration of a node that listens
    public ChosenRoles(Class<?> whole) {
        this.whole = whole;
    }

    /// Before the data folder is looked at; the properties are read by then.
    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER - 2;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        var application = event.getSpringApplication();
        if (Role.listens(rolesOf(event.getEnvironment()))) {
            application.addPrimarySources(List.of(whole));
            return;
        }
        application.addPrimarySources(List.of(PlatformConfiguration.class));
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setKeepAlive(true);
        keepOwnLog(event.getEnvironment());
    }

    private static Set<Role> rolesOf(ConfigurableEnvironment environment) {
        try {
            return Role.of(environment);
        } catch (IllegalArgumentException e) {
            throw new StartException("" + e.getMessage(), e);
        }
    }

    private static void keepOwnLog(ConfigurableEnvironment environment) {
        String file = DataFolder.of(environment)
                .resolve(NodeName.of(environment) + ".log")
                .toString();
        environment.getPropertySources().addFirst(new MapPropertySource("node", Map.of("logging.file.name", file)));
    }
}
