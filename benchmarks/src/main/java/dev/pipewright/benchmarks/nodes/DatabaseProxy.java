package dev.pipewright.benchmarks.nodes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Stands between a node and its PostgreSQL. It counts the statements that the node makes, and can be cut: then nothing
/// gets through any more, in either direction, and nobody is told. Safe for use by many threads.
public final class DatabaseProxy implements AutoCloseable {

    private final int target;
    private final ServerSocket door;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition mended = lock.newCondition();
    private final StatementCount count = new StatementCount();
    private boolean isCut;

    private DatabaseProxy(int target, ServerSocket door) {
        this.target = target;
        this.door = door;
    }

    /// Opens a proxy in front of a port of this machine.
    public static DatabaseProxy before(int target) throws IOException {
        var proxy = new DatabaseProxy(target, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(proxy::accept);
        return proxy;
    }

    public int port() {
        return door.getLocalPort();
    }

    /// The statements so far.
    public StatementCount statements() {
        return count;
    }

    /// Lets nothing through until it is mended.
    public void cut() {
        lock.lock();
        try {
            isCut = true;
        } finally {
            lock.unlock();
        }
    }

    /// Ends all connections there are, as a restart of the database does.
    public void hangUp() {
        sockets.forEach(DatabaseProxy::close);
    }

    /// Lets through what waits, and all that follows.
    public void mend() {
        lock.lock();
        try {
            isCut = false;
            mended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitMended() {
        lock.lock();
        try {
            while (isCut && !door.isClosed()) {
                mended.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                sockets.add(client);
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException _) {
                // Closed.
            }
        }
    }

    private void connect(Socket client) {
        awaitMended();
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            server.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            sockets.add(server);
            Thread.ofVirtual().start(() -> passOn(server, client, (_, _) -> {}));
            var requests = count.ofConnection();
            passOn(client, server, requests::read);
        } catch (IOException _) {
            close(client);
        }
    }

    /// Sees what passes.
    @FunctionalInterface
    private interface Watcher {
        void see(byte[] bytes, int length);
    }

    private void passOn(Socket from, Socket to, Watcher watcher) {
        var bytes = new byte[1 << 16];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                awaitMended();
                watcher.see(bytes, length);
                out.write(bytes, 0, length);
            }
        } catch (IOException _) {
            // One of the two has hung up; so does the other.
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is closed.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        mend();
        hangUp();
    }
}
