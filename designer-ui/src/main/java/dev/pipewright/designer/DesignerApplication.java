package dev.pipewright.designer;

import dev.pipewright.designer.access.TokenHolders;
import dev.pipewright.platform.PlatformConfiguration;
import dev.pipewright.platform.people.ApiTokens;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// Starts the whole product in one process: pages, REST API, platform and engine.
@SpringBootApplication
@Import(PlatformConfiguration.class)
public class DesignerApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(DesignerApplication.class, arguments);
    }

    @Bean
    TokenHolders tokenHolders(ApiTokens tokens) {
        return tokens::personOf;
    }
}
