package dev.pipewright.designer.access;

import dev.pipewright.designer.start.StartDisplay;
import dev.pipewright.platform.people.FirstPerson;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/// Lets the first person in where no demo does: says last where the product is, and on the first start how to log
/// in.
@Configuration(proxyBeanMethods = false)
@Profile("!demo")
class FirstLogIn {

    @Bean
    ApplicationListener<ApplicationReadyEvent> welcome(
            FirstPerson first, Environment environment, ObjectProvider<StartDisplay> start) {
        return ready -> {
            String address = "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port") + "/";
            List<String> lines = lines(address, first);
            StartDisplay display = start.getIfAvailable();
            if (display == null) {
                lines.forEach(System.out::println);
            } else {
                display.ready(lines);
            }
        };
    }

    private static List<String> lines(String address, FirstPerson first) {
        var lines = new ArrayList<>(List.of("Pipewright is ready.  Ctrl-C stops it.", "", "  Open      " + address));
        first.settle().ifPresent(logIn -> lines.add("  Log in    " + logIn.name() + " with " + logIn.shown()));
        return lines;
    }
}
