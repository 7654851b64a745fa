package dev.pipewright.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Hosts whose answers are late, or are none.
class SlowHostIT {

    private static final byte[] HEAD =
            "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /// Answers one call, a byte now and then.
    private static void drip(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.setSoTimeout(100);
            OutputStream out = socket.getOutputStream();
            out.write(HEAD);
            while (true) {
                out.write('x');
                out.flush();
                awaitNothing(socket);
            }
        } catch (IOException e) {
            return; // The caller has had enough.
        }
    }

    /// Reads on until nothing more comes for a while.
    private static void awaitNothing(Socket socket) throws IOException {
        try {
            while (socket.getInputStream().read() >= 0) {
                // The call itself.
            }
            throw new IOException("the caller is gone");
        } catch (SocketTimeoutException e) {
            return; // That nothing comes was waited for.
        }
    }

    private static HttpExchanger exchanger(String scheme, ServerSocket server) {
        return new HttpExchanger(
                URI.create(scheme + "://127.0.0.1:" + server.getLocalPort()),
                Authorization.NONE,
                1,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Clock.systemUTC());
    }

    @Test
    void an_answer_that_drips_is_not_waited_for_longer_than_the_time_out() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                HttpExchanger exchanger = exchanger("http", server)) {
            Thread.ofVirtual().start(() -> drip(server));

            assertThatThrownBy(() -> exchanger.send(HttpCall.of("GET", "/")))
                    .isInstanceOfSatisfying(
                            NoAnswerException.class,
                            e -> assertThat(e.mayHaveArrived()).isTrue())
                    .hasMessageEndingWith(" did not answer whole within 1 s.");
        }
    }

    @Test
    void a_secure_connection_that_breaks_may_have_carried_the_call() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                HttpExchanger exchanger = exchanger("https", server)) {
            Thread.ofVirtual().start(() -> drip(server));

            assertThatThrownBy(() -> exchanger.send(HttpCall.of("GET", "/")))
                    .isInstanceOfSatisfying(
                            NoAnswerException.class,
                            e -> assertThat(e.mayHaveArrived()).isTrue());
        }
    }
}
