package dev.pipewright.platform;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.env.Environment;

/// What a node does. All nodes share a database; each does what it has a role for, and all of it if nothing is said.
public enum Role {
    /// Serves the pages.
    UI,
    /// Serves the REST API.
    API,
    /// Starts runs at their planned times and the slices of back-fills, and drops what is old.
    SCHEDULER,
    /// Works on runs.
    WORKER;

    /// The property that names the roles of a node, with commas between them.
    public static final String PROPERTY = "pipewright.roles";

    /// The roles of this node.
    ///
    /// @throws IllegalArgumentException if one is not known; the message says which there are
    public static Set<Role> of(Environment environment) {
        String names = environment.getProperty(PROPERTY, "");
        if (names.isBlank()) {
            return EnumSet.allOf(Role.class);
        }
        var roles = EnumSet.noneOf(Role.class);
        for (String name : names.split(",", -1)) {
            roles.add(named(name.strip()));
        }
        return roles;
    }

    private static Role named(String name) {
        return Arrays.stream(values())
                .filter(role -> role.toString().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no role '" + name
                        + "'. Name some of ui, api, scheduler, worker with --" + PROPERTY + "."));
    }

    /// True if a node with these roles listens to browsers or programs.
    public static boolean listens(Set<Role> roles) {
        return roles.contains(UI) || roles.contains(API);
    }

    /// As it is written in the property.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
