package dev.pipewright.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// A display that nobody sees, for windows.
final class VirtualDisplay implements AutoCloseable {

    private final Process process;
    private final String number;

    private VirtualDisplay(Process process, String number) {
        this.process = process;
        this.number = number;
    }

    /// Starts it, under a number that is free.
    ///
    /// @throws IOException if Xvfb is not installed; `./pipewright test` installs it where it may
    static VirtualDisplay start() throws IOException {
        Process process = new ProcessBuilder(
                        "Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String number = process.inputReader(StandardCharsets.US_ASCII).readLine();
        if (number == null) {
            throw new IOException("Xvfb did not start.");
        }
        return new VirtualDisplay(process, number);
    }

    /// What programs want in the environment variable `DISPLAY`.
    String name() {
        return ":" + number;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
