package dev.pipewright.designer;

import dev.pipewright.designer.memory.InMemoryPlatform;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/// The pages and the API over a platform in memory: for tests, and to look at the pages without a database.
@Configuration
@EnableAutoConfiguration
@ComponentScan(
        excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = DesignerApplication.class))
@Import(InMemoryPlatform.class)
public class PagesWithoutPlatform {

    public static void main(String[] arguments) {
        SpringApplication.run(PagesWithoutPlatform.class, arguments);
    }
}
