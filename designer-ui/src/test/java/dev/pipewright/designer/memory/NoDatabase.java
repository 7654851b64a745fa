package dev.pipewright.designer.memory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/// Leaves out what Spring Boot would set up for a database, so that the tests of this module need none.
public final class NoDatabase implements AutoConfigurationImportFilter {

    private static final List<String> LEFT_OUT = List.of(
            "org.flowable.",
            "org.springframework.boot.jdbc.",
            "org.springframework.boot.flyway.",
            "org.springframework.boot.quartz.",
            "org.springframework.boot.sql.",
            "org.springframework.boot.transaction.");

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        var matches = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            var name = classes[i];
            matches[i] = name == null || LEFT_OUT.stream().noneMatch(name::startsWith);
        }
        return matches;
    }
}
