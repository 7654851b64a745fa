package dev.pipewright.designer;

import dev.pipewright.designer.start.StartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Takes the next free port if the wanted one is busy.
@Component
class FreePort implements WebServerFactoryCustomizer<ConfigurableServletWebServerFactory>, Ordered {

    private static final int TRIES = 50;

    private final Environment environment;

    FreePort(Environment environment) {
        this.environment = environment;
    }

    /// After Spring Boot's own, which sets the wanted port.
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(ConfigurableServletWebServerFactory server) {
        int wanted = environment.getProperty("server.port", Integer.class, 0);
        if (wanted > 0) {
            server.setPort(firstFree(wanted));
        }
    }

    /// The wanted port, or the next free one above it.
    static int firstFree(int wanted) {
        for (int port = wanted; port < wanted + TRIES; port++) {
            if (isFree(port)) {
                return port;
            }
        }
        throw new StartException(
                "The ports " + wanted + " to " + (wanted + TRIES - 1)
                        + " are all in use. Name a free one with --server.port=NUMBER.",
                null);
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException busy) {
            return false;
        }
    }
}
