package dev.pipewright.platform.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Work with a host that takes a connection and then says nothing.
class BoundedWorkTest {

    private final ServerSocket host = silent();
    private final CountDownLatch connected = new CountDownLatch(1);

    private static ServerSocket silent() {
        try {
            return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void closeHost() throws IOException {
        host.close();
    }

    private int ask() throws IOException {
        try (Socket socket = new Socket(host.getInetAddress(), host.getLocalPort())) {
            connected.countDown();
            return socket.getInputStream().read();
        }
    }

    /// What the host reads when the other side has gone: the end.
    private int endAtTheHost() throws IOException {
        try (Socket accepted = host.accept()) {
            accepted.setSoTimeout(10_000);
            return accepted.getInputStream().read();
        }
    }

    @Test
    void what_is_done_in_time_is_the_answer() {
        assertThat(BoundedWork.within(Duration.ofMinutes(1), () -> 7)).isEqualTo(7);
    }

    @Test
    void what_takes_too_long_is_given_up_and_the_host_is_left() throws IOException {
        assertThatThrownBy(() -> BoundedWork.within(Duration.ofSeconds(1), this::ask))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
                .hasMessageStartingWith("No answer within 1 seconds.");

        assertThat(endAtTheHost()).isEqualTo(-1);
    }

    @Test
    void who_is_interrupted_leaves_the_host_at_once() throws Exception {
        var trouble = new CompletableFuture<RuntimeException>();
        Thread asking = Thread.ofVirtual().start(() -> {
            try {
                BoundedWork.within(Duration.ofMinutes(10), this::ask);
            } catch (RuntimeException e) {
                trouble.complete(e);
            }
        });
        assertThat(connected.await(10, TimeUnit.SECONDS)).isTrue();

        asking.interrupt();

        assertThat(trouble.get(10, TimeUnit.SECONDS)).hasMessage("This was given up before there was an answer.");
        assertThat(endAtTheHost()).isEqualTo(-1);
    }

    @Test
    void what_goes_wrong_is_told_as_it_is() {
        var refused = new ConnectorException(Kind.CREDENTIALS, "No.");

        assertThatThrownBy(() -> BoundedWork.within(Duration.ofMinutes(1), () -> {
                    throw refused;
                }))
                .isSameAs(refused);
    }
}
