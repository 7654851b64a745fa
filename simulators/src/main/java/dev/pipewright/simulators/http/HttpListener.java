package dev.pipewright.simulators.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Listens on a port of the loopback address and serves each connection on a virtual thread. Safe for many threads.
public final class HttpListener implements AutoCloseable {

    private static final int BACKLOG = 1024;

    private final ServerSocket server;
    private final HttpHandler handler;
    private final int largestBody;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private HttpListener(ServerSocket server, HttpHandler handler, int largestBody) {
        this.server = server;
        this.handler = handler;
        this.largestBody = largestBody;
    }

    /// Starts to listen.
    ///
    /// @param port the port, or 0 for a free one
    /// @param largestBody the largest body of a request that is kept, in bytes
    /// @throws IOException if the port is taken
    public static HttpListener start(int port, int largestBody, HttpHandler handler) throws IOException {
        var server = new ServerSocket();
        try {
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), BACKLOG);
        } catch (IOException e) {
            server.close();
            throw new IOException("Port " + port + " of 127.0.0.1 cannot be used: " + e.getMessage() + ".", e);
        }
        var listener = new HttpListener(server, handler, largestBody);
        Thread.ofVirtual().name("http-" + server.getLocalPort()).start(listener::accept);
        return listener;
    }

    /// The port it listens on.
    public int port() {
        return server.getLocalPort();
    }

    /// The address of the server, without a slash at its end.
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /// Stops listening and closes all connections, also those with a call under way.
    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                // Closed, or a client that went away before it was accepted.
            }
        }
    }

    private void serve(Socket socket) {
        try {
            new HttpConnection(socket, handler, largestBody).serve();
        } finally {
            open.remove(socket);
        }
    }
}
