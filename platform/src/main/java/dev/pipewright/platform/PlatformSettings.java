package dev.pipewright.platform;

import dev.pipewright.engine.store.DatabaseMigration.Passwords;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.core.env.Environment;

/// What can be chosen about the platform.
///
/// | property | says | standard |
/// |---|---|---|
/// | `pipewright.data` | the data folder | `.pipewright/data` |
/// | `pipewright.node` | the name this process keeps over restarts; unique among living processes | `node-1` |
/// | `pipewright.slots` | how many slices run at once | 4 |
/// | `pipewright.admin.password` | for the first person, `admin`; none means one that is made and shown once | |
/// | `pipewright.retention.months` | how long results and documents are kept, beside the present month; 0 for ever | 0
/// |
/// | `pipewright.database.url` | a database that somebody else keeps; none means an embedded server | |
/// | `pipewright.database.owner-password`, `.app-password`, `.system-password` | for its roles | |
record PlatformSettings(Environment environment) {

    Path data() {
        return Path.of(environment.getProperty("pipewright.data", ".pipewright/data"));
    }

    String node() {
        return environment.getProperty("pipewright.node", "node-1");
    }

    int slots() {
        return environment.getProperty("pipewright.slots", Integer.class, 4);
    }

    String adminPassword() {
        return environment.getProperty("pipewright.admin.password", "");
    }

    int retentionMonths() {
        return environment.getProperty("pipewright.retention.months", Integer.class, 0);
    }

    Optional<String> databaseUrl() {
        return Optional.of(environment.getProperty("pipewright.database.url", ""))
                .filter(url -> !url.isEmpty());
    }

    Passwords databasePasswords() {
        return new Passwords(
                environment.getRequiredProperty("pipewright.database.owner-password"),
                environment.getRequiredProperty("pipewright.database.app-password"),
                environment.getRequiredProperty("pipewright.database.system-password"));
    }
}
