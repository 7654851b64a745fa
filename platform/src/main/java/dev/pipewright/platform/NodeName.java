package dev.pipewright.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.core.env.Environment;

/// What a node is called.
public final class NodeName {

    private static final String PROPERTY = "pipewright.node";

    private NodeName() {}

    /// The name that was given. Else there is one node only, or its host and process tell it from the others.
    public static String of(Environment environment) {
        String given = environment.getProperty(PROPERTY, "");
        if (!given.isEmpty()) {
            return given;
        }
        boolean alone =
                environment.getProperty(PlatformSettings.DATABASE_URL, "").isEmpty()
                        && Role.listens(Role.of(environment));
        return alone ? "node-1" : host() + "-" + ProcessHandle.current().pid();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            // A machine without a name.
            return "node";
        }
    }
}
