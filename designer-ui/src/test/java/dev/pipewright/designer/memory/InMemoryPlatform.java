package dev.pipewright.designer.memory;

import dev.pipewright.designer.access.TokenHolders;
import dev.pipewright.platform.people.People;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The whole platform in memory, with the sample tenant in it.
@Configuration
public class InMemoryPlatform {

    @Bean
    People people() {
        var people = new InMemoryPeople();
        people.put(Samples.ADA, Samples.PASSWORD);
        return people;
    }

    @Bean
    TokenHolders tokenHolders() {
        return token -> token.equals(Samples.TOKEN) ? Optional.of(Samples.ADA) : Optional.empty();
    }

    @Bean
    InMemoryPipelines pipelines() {
        var pipelines = new InMemoryPipelines();
        pipelines.add(Samples.ACME, Samples.ORDERS, Samples.orders(), Samples.ADA.name());
        pipelines.publish(Samples.ACME, Samples.ORDERS, Samples.ADA.name(), "First version");
        return pipelines;
    }

    @Bean
    InMemoryRuns runs() {
        return new InMemoryRuns(Clock.systemUTC());
    }

    @Bean
    InMemorySchedules schedules() {
        return new InMemorySchedules(Clock.systemUTC());
    }
}
