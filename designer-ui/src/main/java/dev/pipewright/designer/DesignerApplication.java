package dev.pipewright.designer;

import dev.pipewright.designer.access.TokenHolders;
import dev.pipewright.designer.start.ChosenRoles;
import dev.pipewright.designer.start.DefaultBrowser;
import dev.pipewright.designer.start.ProductStart;
import dev.pipewright.platform.PlatformConfiguration;
import dev.pipewright.platform.Role;
import dev.pipewright.platform.people.ApiTokens;
import java.net.URI;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// Starts the product in one process: pages, REST API, platform and engine, or what of them this node has a role for.
@SpringBootApplication
@Import(PlatformConfiguration.class)
public class DesignerApplication {

    public static void main(String[] arguments) {
        var application = new SpringApplication();
        application.setMainApplicationClass(DesignerApplication.class);
        application.addListeners(new ChosenRoles(DesignerApplication.class));
        ProductStart.run(application, arguments).ifPresentOrElse(DesignerApplication::welcome, () -> System.exit(1));
    }

    /// Says where the product is and how to come in, and opens it where there is somebody to see it.
    private static void welcome(ConfigurableApplicationContext application) {
        System.out.println();
        if (!Role.listens(Role.of(application.getEnvironment()))) {
            Welcome.lines(application.getEnvironment()).forEach(System.out::println);
            return;
        }
        URI address = addressOf(application);
        Welcome.lines(application, address).forEach(System.out::println);
        if (application.getEnvironment().getProperty("pipewright.open-browser", Boolean.class, false)
                && DefaultBrowser.isLikelySeen(System.getenv())) {
            DefaultBrowser.open(address);
        }
    }

    /// Where a running application is found from this machine.
    public static URI addressOf(ApplicationContext application) {
        return URI.create(
                "http://127.0.0.1:" + application.getEnvironment().getRequiredProperty("local.server.port") + "/");
    }

    @Bean
    TokenHolders tokenHolders(ApiTokens tokens) {
        return tokens::personOf;
    }
}
