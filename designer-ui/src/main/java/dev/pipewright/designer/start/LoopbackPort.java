package dev.pipewright.designer.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Finds a port for a server that only this machine reaches.
public final class LoopbackPort {

    private static final int MOST_TRIES = 100;

    private LoopbackPort() {}

    /// The first free port from a given one upwards.
    ///
    /// @throws IllegalStateException if a hundred ports in a row are taken
    public static int firstFree(int from) {
        for (int port = from; port < from + MOST_TRIES; port++) {
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException _) {
                // Taken: the next one.
            }
        }
        throw new IllegalStateException(
                "The ports " + from + " to " + (from + MOST_TRIES - 1) + " are all taken. Name another with --port.");
    }
}
