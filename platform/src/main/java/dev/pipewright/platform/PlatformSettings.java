package dev.pipewright.platform;

import dev.pipewright.engine.InputRemovals;
import dev.pipewright.engine.ledger.PostgresCallLog;
import dev.pipewright.engine.store.DatabaseMigration.Passwords;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.env.Environment;

/// What can be chosen about the platform.
///
/// | property | says | standard |
/// |---|---|---|
/// | `pipewright.data` | the data folder | `.pipewright/data` |
/// | `pipewright.segments` | the folder of segments, which all nodes share | `segments` in the data folder |
/// | `pipewright.roles` | what this node does, see [Role] | `ui,api,scheduler,worker` |
/// | `pipewright.node` | the name this node keeps over restarts; unique among living nodes | `node-1`, or host and
/// process where a database is shared |
/// | `pipewright.slots` | how many slices run at once on this node | 4 |
/// | `pipewright.admin.password` | for the first person, `admin`; none means one that is made and shown once | |
/// | `pipewright.retention.months` | how many months of results and documents are kept, beside the present one; 0 for
/// ever | 0 |
/// | `pipewright.inputs.days` | how many days a run's inputs are kept for replays, where a tenant has no number of its
/// own; 0 for ever | 7 |
/// | `pipewright.calls.days` | how many days what was sent to targets and answered is kept, where a tenant has no
/// number
/// of its own; 0 for ever | 30 |
/// | `pipewright.ingest.megabytes` | how much pushed data of a tenant may wait to be read | 1024 |
/// | `pipewright.ingest.days` | how many days pushed data is kept once all have read it; 0 for ever | 7 |
/// | `pipewright.files` | the folder of the files that people bring, which all nodes share | `files` in the data folder
/// |
/// | `pipewright.files.megabytes` | how much the files that a tenant's people bring may be together | 1024 |
/// | `pipewright.database.url` | a database that somebody else keeps; none means an embedded server, which nodes
/// without pages and API expect another one to run | |
/// | `pipewright.database.owner-password`, `.app-password`, `.system-password` | for its roles | |
record PlatformSettings(Environment environment) {

    static final String DATABASE_URL = "pipewright.database.url";

    Path data() {
        return Path.of(environment.getProperty("pipewright.data", ".pipewright/data"));
    }

    Path segments() {
        String folder = environment.getProperty("pipewright.segments", "");
        return folder.isEmpty() ? data().resolve("segments") : Path.of(folder);
    }

    Set<Role> roles() {
        return Role.of(environment);
    }

    String node() {
        return NodeName.of(environment);
    }

    /// True if another process keeps database and keys.
    boolean joins() {
        return !Role.listens(roles());
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

    int inputDays() {
        return environment.getProperty("pipewright.inputs.days", Integer.class, InputRemovals.DAYS);
    }

    int callDays() {
        return environment.getProperty("pipewright.calls.days", Integer.class, PostgresCallLog.DAYS);
    }

    int ingestMegabytes() {
        return environment.getProperty("pipewright.ingest.megabytes", Integer.class, 1024);
    }

    int ingestDays() {
        return environment.getProperty("pipewright.ingest.days", Integer.class, 7);
    }

    Path files() {
        String folder = environment.getProperty("pipewright.files", "");
        return folder.isEmpty() ? data().resolve("files") : Path.of(folder);
    }

    int fileMegabytes() {
        return environment.getProperty("pipewright.files.megabytes", Integer.class, 1024);
    }

    /// How to reach the database that another process keeps; empty if this one keeps it.
    Optional<DatabaseAccess> database() {
        String url = environment.getProperty(DATABASE_URL, "");
        if (!url.isEmpty()) {
            return Optional.of(new DatabaseAccess(url, databasePasswords()));
        }
        return joins() ? Optional.of(DatabaseAccess.foundIn(data())) : Optional.empty();
    }

    private Passwords databasePasswords() {
        return new Passwords(
                environment.getRequiredProperty("pipewright.database.owner-password"),
                environment.getRequiredProperty("pipewright.database.app-password"),
                environment.getRequiredProperty("pipewright.database.system-password"));
    }
}
