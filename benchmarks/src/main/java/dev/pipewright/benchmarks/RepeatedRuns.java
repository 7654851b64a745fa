package dev.pipewright.benchmarks;

import dev.pipewright.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs the `run` command several times in one process, as its compiled code must be warm to be compared: the
/// pipeline, a folder for the state files, then the files of orders. Prints `TOOK` and the seconds after each,
/// then waits until its input ends.
final class RepeatedRuns {

    private RepeatedRuns() {}

    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path states = Path.of(arguments[1]);
        for (int run = 2; run < arguments.length; run++) {
            var answer = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
            Path state = states.resolve("run-" + run);
            long begun = System.nanoTime();
            int code = Main.run(command(arguments[0], arguments[run], state), answer, System.err, false);
            double seconds = (System.nanoTime() - begun) / 1e9;
            if (code != 0) {
                throw new IllegalStateException("The run of " + arguments[run] + " ended with " + code + ".");
            }
            out.println("TOOK " + seconds);
        }
        out.println("ALL DONE");
        System.in.readAllBytes();
    }

    private static List<String> command(String pipeline, String orders, Path state) {
        var words = new ArrayList<>(List.of("run", pipeline, "--json"));
        words.addAll(List.of("--param", "file=" + orders, "--state", state.toString(), "--out", state + "-out"));
        return words;
    }
}
