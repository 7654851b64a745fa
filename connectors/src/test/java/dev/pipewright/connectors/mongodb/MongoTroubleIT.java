package dev.pipewright.connectors.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipewright.connectors.spi.Connection;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a person is told when a database cannot be used.
class MongoTroubleIT {

    private static ConnectorException refusal(Map<String, Object> more) {
        Map<String, Object> settings = new LinkedHashMap<>(TestMongo.settings());
        settings.put("connectTimeoutSeconds", 2L);
        settings.putAll(more);
        try (Connection connection = new MongoConnector().open(settings)) {
            return catchThrowableOfType(ConnectorException.class, connection::check);
        }
    }

    private static String host() {
        return new MongoConnectionSettings(
                        String.valueOf(TestMongo.settings().get("url")), "x", null, null, "admin", 1, 1)
                .place();
    }

    @Test
    void a_database_that_is_not_there_yet_is_fine() {
        Map<String, Object> settings = new LinkedHashMap<>(TestMongo.settings());
        settings.put("database", "nobody_made_it");

        try (Connection connection = new MongoConnector().open(settings)) {
            assertThat(connection.check()).matches("MongoDB [\\d.]+, database nobody_made_it(, as user .+)?\\.");
            assertThat(connection.discover()).isEmpty();
        }
    }

    @Test
    void a_host_that_nobody_knows() {
        ConnectorException refusal = refusal(Map.of("url", "mongodb://nobody.invalid:27017"));

        assertThat(refusal.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(refusal)
                .hasMessage("Could not reach the database at nobody.invalid:27017. The host's name is unknown. Check"
                        + " host and port, and that the database is running.");
    }

    @Test
    void a_port_where_nobody_listens() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        ConnectorException refusal = refusal(Map.of("url", "mongodb://127.0.0.1:" + port));

        assertThat(refusal.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(refusal)
                .hasMessage("Could not reach the database at 127.0.0.1:" + port + ". Check host and port, and that the"
                        + " database is running.");
    }

    @Test
    void a_log_in_that_is_refused_tells_the_user_and_not_the_password() {
        ConnectorException refusal = refusal(Map.of("user", "reader", "password", "s3cret-word"));

        assertThat(refusal.kind()).isEqualTo(Kind.CREDENTIALS);
        assertThat(refusal)
                .hasMessage("The database at " + host() + " refused user 'reader': check user and password.");
        assertThat(refusal).hasStackTraceContaining("reader");
        assertThat(Throwables.getStackTrace(refusal)).doesNotContain("s3cret-word");
    }

    @Test
    void a_server_that_does_not_speak_tls() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer("no TLS here", server));
            String place = "127.0.0.1:" + server.getLocalPort();

            ConnectorException refusal = refusal(Map.of("url", "mongodb://" + place + "/?tls=true"));

            assertThat(refusal.kind()).isEqualTo(Kind.SETTINGS);
            assertThat(refusal)
                    .hasMessage("The database at " + place + " cannot be reached by TLS. What is wrong: Unsupported or"
                            + " unrecognized SSL message. Check 'tls' in 'Connection string', and that the server's"
                            + " certificate is trusted here.");
        }
    }

    @Test
    void a_server_that_hangs_up_may_want_tls() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer("", server));
            String place = "127.0.0.1:" + server.getLocalPort();

            ConnectorException refusal = refusal(Map.of("url", "mongodb://" + place));

            assertThat(refusal.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(refusal)
                    .hasMessage("The database at " + place + " hung up before it answered. If it wants TLS, add"
                            + " tls=true to 'Connection string'; else check that it is MongoDB that listens there.");
        }
    }

    /// Answers each call with some text and hangs up.
    private static void answer(String text, ServerSocket server) {
        try {
            while (!server.isClosed()) {
                try (var call = server.accept()) {
                    call.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
                    call.shutdownOutput();
                    var _ = call.getInputStream().readAllBytes();
                }
            }
        } catch (IOException e) {
            return; // The test is over.
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "url | mongodb://me:s3cret@host/ | Put user and password into their own fields, and take them out of"
                        + " 'Connection string'.",
                "url | mongodb://host/?proxyHost=p&proxyPassword=s3cret | Put user and password into their own fields,"
                        + " and take them out of 'Connection string'.",
                "url | http://host | Write 'Connection string' as in mongodb://host:27017/?tls=true or"
                        + " mongodb+srv://host.",
                "url | mongodb://host:port | Write 'Connection string' as in mongodb://host:27017/?tls=true or"
                        + " mongodb+srv://host.",
                "database | my sales | Set 'Database' to a name without blanks, dots, slashes and signs.",
                "user | me | Fill in both 'User' and 'Password', or neither."
            })
    void settings_that_cannot_be_right(String setting, String value, String sentence) {
        Map<String, Object> settings = new LinkedHashMap<>(Map.of("url", "mongodb://host", "database", "sales"));
        settings.put(setting, value);

        assertThatThrownBy(() -> new MongoConnector().open(settings))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("s3cret");
    }
}
