package dev.pipewright.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SessionsIT {

    @Test
    void a_session_that_comes_after_the_time_out_is_closed() throws InterruptedException {
        var late = new JdbcConnector().open(Map.of("url", "jdbc:late:x", "connectTimeoutSeconds", 1L));

        assertThatThrownBy(late::check)
                .hasMessage(
                        "Could not reach the database at jdbc:late:x within 1 seconds. Check host and port, and that"
                                + " no firewall is between.");
        LateDriver.LET.countDown();

        assertThat(LateDriver.CLOSED.await(30, TimeUnit.SECONDS)).isTrue();
    }
}
