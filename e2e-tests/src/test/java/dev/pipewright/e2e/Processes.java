package dev.pipewright.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Processes as the operating system sees them.
final class Processes {

    private Processes() {}

    /// True if it runs a program. One that has ended may still be listed, until its parent has taken note.
    static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /// Sends a signal, such as `INT`, which Java itself cannot.
    static void signal(long pid, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    }

    /// A product's process, the database of its data folder, and all that both have started.
    static List<ProcessHandle> of(long product, Path data) throws IOException {
        var processes = new ArrayList<ProcessHandle>();
        for (long root : List.of(product, databaseOf(data).pid())) {
            ProcessHandle process = ProcessHandle.of(root).orElseThrow();
            processes.add(process);
            processes.addAll(process.descendants().toList());
        }
        return processes;
    }

    /// The database server of a data folder.
    static ProcessHandle databaseOf(Path data) throws IOException {
        String pid =
                Files.readAllLines(data.resolve("postgres-data/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }
}
