package dev.pipewright.designer.start;

import dev.pipewright.engine.envelope.EnvelopeException;
import dev.pipewright.engine.ledger.StorageException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/// Says in a sentence why the product does not start. The details are in the log file only. Spring finds it by its
/// name in `META-INF/spring.factories`.
final class StartFailure implements SpringBootExceptionReporter {

    private static final Logger LOG = LoggerFactory.getLogger(StartFailure.class);

    private final @Nullable ConfigurableApplicationContext application;

    /// For Spring, which gives no application if the start did not even come to the log file.
    StartFailure(@Nullable ConfigurableApplicationContext application) {
        this.application = application;
    }

    @Override
    public boolean reportException(Throwable failure) {
        if (application != null) {
            // Not as an error: the terminal shows those.
            LOG.info("The start failed", failure);
        }
        System.err.println(
                "Pipewright did not start. " + sentence(failure).orElseGet(() -> whereTheDetailsAre(failure)));
        return true;
    }

    private String whereTheDetailsAre(Throwable failure) {
        return application == null
                ? "Check its options: " + failure.getMessage()
                : "The reason is at the end of " + DataFolder.logIn(application.getEnvironment()) + ".";
    }

    /// What the person who starts the product can do; empty if that is not known.
    static Optional<String> sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartException
                    || cause instanceof StorageException
                    || cause instanceof EnvelopeException) {
                return Optional.ofNullable(cause.getMessage());
            }
            if (cause instanceof PortInUseException port) {
                return Optional.of(
                        "The port " + port.getPort() + " is in use. Name a free one with --server.port=NUMBER.");
            }
            if (cause instanceof FileSystemException file) {
                return Optional.of("The file " + file.getFile()
                        + " cannot be written or read. Check its permissions, and whether its disk is full.");
            }
        }
        return Optional.empty();
    }
}
