package dev.pipewright.designer.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/// Looks whether the data folder can be used, before anything is written to it, even the log.
final class DataFolder implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    /// Much less, and PostgreSQL could not even keep its journal.
    private static final long LEAST_MEGABYTES = 100;

    /// Just before the log file is opened; the properties are read by then.
    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER - 1;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Path folder = of(event.getEnvironment());
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "writable", null));
            checkSpace(folder, Files.getFileStore(folder).getUsableSpace());
        } catch (IOException e) {
            throw new StartException(
                    "The data folder " + folder.toAbsolutePath() + " cannot be written. Correct its permissions, or"
                            + " name another folder with PIPEWRIGHT_DATA.",
                    e);
        }
    }

    static Path of(Environment environment) {
        return Path.of(environment.getRequiredProperty("pipewright.data"));
    }

    /// Where the details are that a person at the terminal is spared.
    static Path logIn(Environment environment) {
        return Path.of(environment.getRequiredProperty("logging.file.name"));
    }

    static void checkSpace(Path folder, long usableBytes) {
        long megabytes = usableBytes >> 20;
        if (megabytes < LEAST_MEGABYTES) {
            throw new StartException(
                    "The disk of the data folder " + folder.toAbsolutePath() + " is full: " + megabytes
                            + " MB are free, at least " + LEAST_MEGABYTES + " MB are needed. Make room, or name a"
                            + " folder on another disk with PIPEWRIGHT_DATA.",
                    null);
        }
    }
}
