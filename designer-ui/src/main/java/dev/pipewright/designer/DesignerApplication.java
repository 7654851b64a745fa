package dev.pipewright.designer;

import dev.pipewright.designer.access.TokenHolders;
import dev.pipewright.designer.start.StartDisplay;
import dev.pipewright.platform.PlatformConfiguration;
import dev.pipewright.platform.people.ApiTokens;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// Starts the whole product in one process: pages, REST API, platform and engine.
@SpringBootApplication
@Import(PlatformConfiguration.class)
public class DesignerApplication {

    public static void main(String[] arguments) {
        var application = new SpringApplication(DesignerApplication.class);
        application.addInitializers(DesignerApplication::showStages);
        application.run(arguments);
    }

    @SuppressWarnings("SystemConsoleNull") // JDK 25 gives null again where nobody sits at a terminal.
    private static void showStages(ConfigurableApplicationContext context) {
        Path data = Path.of(context.getEnvironment().getProperty("pipewright.data", ".pipewright/data"));
        var database = new StartDisplay.Stage("database", "platformDatabase", 12);
        var stages = context.getEnvironment().matchesProfiles("demo")
                ? List.of(
                        database,
                        new StartDisplay.Stage("TAXMAN and demo ERP", "demoTenant", 10),
                        new StartDisplay.Stage("engine and pages", "demoWelcome", 10))
                : List.of(database, new StartDisplay.Stage("engine and pages", "welcome", 10));
        boolean terminal = System.console() != null && System.console().isTerminal();
        var display = new StartDisplay(stages, data.resolve("start.times"), System.out, terminal);
        context.getBeanFactory().registerSingleton("startDisplay", display);
        context.getBeanFactory().addBeanPostProcessor(display.watcher());
    }

    @Bean
    TokenHolders tokenHolders(ApiTokens tokens) {
        return tokens::personOf;
    }
}
