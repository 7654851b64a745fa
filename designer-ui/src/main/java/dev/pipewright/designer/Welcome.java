package dev.pipewright.designer;

import dev.pipewright.designer.access.DemoLogin;
import dev.pipewright.platform.NodeName;
import dev.pipewright.platform.Role;
import dev.pipewright.platform.people.FirstPerson;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/// What a person at the terminal needs to know once all is ready: where the product is and how to log in.
final class Welcome {

    private Welcome() {}

    /// What is said of a running application. The first person of a new installation is taken in for that.
    static List<String> lines(ApplicationContext application, URI address) {
        return application.getBeanProvider(DemoLogin.class).stream()
                .findFirst()
                .map(demo -> demoLines(address, demo))
                .orElseGet(() -> lines(address, application.getBean(FirstPerson.class)));
    }

    /// What is said of a node that nobody can open.
    static List<String> lines(Environment environment) {
        String roles = Role.of(environment).stream().map(Role::toString).collect(Collectors.joining(", "));
        return List.of("Pipewright is ready.  Node " + NodeName.of(environment) + ": " + roles
                + ".  Ctrl-C lets it end what it has begun.");
    }

    private static List<String> demoLines(URI address, DemoLogin demo) {
        return List.of(
                "Pipewright is ready.  TAXMAN is simulated, nothing is billed.  Ctrl-C stops everything.",
                "",
                "  Open      " + address,
                "  Log in    " + demo.person().name() + " with the password " + demo.password(),
                "  Together  " + together(demo),
                "  REST      " + address + "api/v1, with the token " + demo.token());
    }

    private static String together(DemoLogin demo) {
        return demo.colleagues().stream()
                .map(colleague -> colleague.name() + " / " + colleague.name())
                .collect(Collectors.joining(" and ", "", ", who see the same pipelines"));
    }

    private static List<String> lines(URI address, FirstPerson first) {
        var lines = new ArrayList<>(
                List.of("Pipewright is ready.  Ctrl-C stops everything.", "", "  Open      " + address));
        first.settle().ifPresent(logIn -> lines.add("  Log in    " + logIn.name() + " with " + logIn.shown()));
        return lines;
    }
}
