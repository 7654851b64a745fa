package dev.pipewright.designer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortTest {

    @Test
    void a_busy_port_is_passed_over() throws IOException {
        try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePort.firstFree(busy.getLocalPort())).isGreaterThan(busy.getLocalPort());
        }
    }
}
