package dev.pipewright.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.desktop.Doorbell.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorbellTest {

    private final AtomicInteger rings = new AtomicInteger();

    @TempDir
    private Path folder;

    @Test
    void who_rings_is_answered() throws IOException {
        try (var _ = Doorbell.hang(folder, this::shown)) {
            assertThat(Doorbell.ring(folder)).contains(Answer.SHOWN);
        }
        assertThat(rings).hasValue(1);
    }

    @Test
    void nobody_answers_after_the_end_and_no_note_is_left() throws IOException {
        Doorbell.hang(folder, this::shown).close();

        assertThat(Doorbell.ring(folder)).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_note_that_a_killed_start_left_is_not_believed() throws IOException {
        Files.writeString(note(), "1 secret");

        try (var _ = Doorbell.hang(folder, this::shown)) {
            assertThat(Doorbell.ring(folder)).contains(Answer.SHOWN);
        }
    }

    @Test
    void only_the_owner_may_read_the_secret() throws IOException {
        try (var _ = Doorbell.hang(folder, this::shown)) {
            assertThat(Files.getPosixFilePermissions(note()))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
    }

    @Test
    void who_does_not_know_the_secret_is_not_heard() throws IOException {
        try (var _ = Doorbell.hang(folder, this::shown)) {
            int port = Integer.parseInt(Files.readString(note()).replaceFirst(" .*", ""));
            try (var stranger = new Socket(InetAddress.getLoopbackAddress(), port)) {
                stranger.getOutputStream().write(new byte[32]);
                stranger.shutdownOutput();
                assertThat(stranger.getInputStream().readAllBytes()).isEmpty();
            }
        }
        assertThat(rings).hasValue(0);
    }

    private Answer shown() {
        rings.incrementAndGet();
        return Answer.SHOWN;
    }

    private Path note() {
        return folder.resolve("desktop.bell");
    }
}
