package dev.pipewright.designer.start;

import dev.pipewright.platform.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/// Starts the product for a person at a terminal.
public final class ProductStart {

    private ProductStart() {}

    /// Starts an application and shows its stages. What goes wrong is said in a sentence.
    ///
    /// @return empty if it did not start
    public static Optional<ConfigurableApplicationContext> run(SpringApplication application, String... arguments) {
        application.addListeners(new DataFolder());
        application.addInitializers(ProductStart::showStages);
        try {
            return Optional.of(application.run(arguments));
        } catch (RuntimeException _) {
            // StartFailure has said and logged it.
            return Optional.empty();
        }
    }

    private static void showStages(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        var display = new StartDisplay(
                stages(environment),
                environment.getProperty("pipewright.stages-before", Integer.class, 0),
                DataFolder.of(environment).resolve("start.times"),
                System.out,
                isTerminal());
        context.getBeanFactory().addBeanPostProcessor(display.watcher());
        context.addApplicationListener(new ApplicationListener<SpringApplicationEvent>() {
            @Override
            public void onApplicationEvent(SpringApplicationEvent event) {
                if (event instanceof ApplicationReadyEvent) {
                    display.ready();
                } else if (event instanceof ApplicationFailedEvent) {
                    display.failed();
                }
            }
        });
    }

    private static List<StartDisplay.Stage> stages(Environment environment) {
        var stages = new ArrayList<>(List.of(
                new StartDisplay.Stage("database", "platformDatabase", 12),
                new StartDisplay.Stage("engine", "cronTimer", 10)));
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            stages.add(new StartDisplay.Stage("TAXMAN and demo ERP", "demoTenant", 10));
        }
        if (Role.listens(Role.of(environment))) {
            stages.add(new StartDisplay.Stage("pages", "", 5));
        }
        return stages;
    }

    @SuppressWarnings("SystemConsoleNull") // JDK 25 gives null again where nobody sits at a terminal.
    private static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
    }
}
