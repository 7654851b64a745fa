package dev.pipewright.desktop;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/// Where a later start asks this one to show its window: a socket on loopback that listens to whoever knows the
/// secret, which is in a file that only its owner reads. Each ring gets an [Answer].
final class Doorbell implements AutoCloseable {

    /// What the running application answers.
    enum Answer {
        STARTING,
        SHOWN,
        STOPPING
    }

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SECRET_BYTES = 24;

    private final ServerSocket socket;
    private final String secret;
    private final Path note;
    private final Supplier<Answer> onRing;

    private Doorbell(ServerSocket socket, String secret, Path note, Supplier<Answer> onRing) {
        this.socket = socket;
        this.secret = secret;
        this.note = note;
        this.onRing = onRing;
    }

    /// Hangs the bell of a folder that is claimed. What an earlier start has left there is not believed.
    ///
    /// @param onRing is called once for each ring, also by several threads at a time
    static Doorbell hang(Path folder, Supplier<Answer> onRing) throws IOException {
        Path note = noteIn(folder);
        Files.deleteIfExists(note);
        var random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        var socket = new ServerSocket();
        var bell = new Doorbell(socket, secret, note, onRing);
        try {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            bell.leaveNote();
        } catch (IOException e) {
            bell.close();
            throw e;
        }
        Thread.ofVirtual().name("doorbell").start(bell::listen);
        return bell;
    }

    private static Path noteIn(Path folder) {
        return folder.resolve("desktop.bell");
    }

    private void leaveNote() throws IOException {
        Path unfinished = note.resolveSibling(note.getFileName() + ".making");
        Files.deleteIfExists(unfinished);
        if (unfinished.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(unfinished, socket.getLocalPort() + " " + secret);
        Files.move(unfinished, note);
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket visitor = socket.accept();
                Thread.ofVirtual().start(() -> answer(visitor));
            } catch (IOException _) {
                // The end.
            }
        }
    }

    private void answer(Socket visitor) {
        try (visitor) {
            visitor.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            byte[] said = visitor.getInputStream().readNBytes(secret.length());
            if (MessageDigest.isEqual(said, secret.getBytes(US_ASCII))) {
                String answer = onRing.get().name() + "\n";
                visitor.getOutputStream().write(answer.getBytes(US_ASCII));
            }
        } catch (IOException _) {
            // The visitor went away.
        }
    }

    /// Rings at the application that runs in a folder.
    ///
    /// @return what it answers; empty if nobody does
    static Optional<Answer> ring(Path folder) {
        try (var socket = new Socket()) {
            String[] note = Files.readString(noteIn(folder)).split(" ", 2);
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(note[0])),
                    Math.toIntExact(PATIENCE.toMillis()));
            socket.getOutputStream().write(note[1].getBytes(US_ASCII));
            String answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
            return answer == null ? Optional.empty() : Optional.of(Answer.valueOf(answer));
        } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(note);
        socket.close();
    }
}
