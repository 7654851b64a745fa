package dev.pipewright.cli;

import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.envelope.EnvelopeException;
import dev.pipewright.engine.ledger.StorageException;
import dev.pipewright.model.json.PipelineFormatException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The command line: `run FILE` and `check FILE`.
public final class Main {

    private static final String USAGE = """
            Usage: pipewright run FILE [--param name=value ...] [--mode estimate|record] [--state FILE]
                                  [--out FOLDER] [--connections FILE] [--connectors FOLDER] [--replay RUN]
                                  [--restart] [--json]
                   pipewright check FILE [--connectors FOLDER] [--json]

            run    runs a pipeline file. An estimate (the usual mode) leaves nothing behind at any target.
                   --param        a parameter of the pipeline; may be given several times
                   --mode record  makes entries that last
                   --state        what the run has done is kept in this file: the same command goes on after an
                                  interruption, and what was recorded once is not recorded again. Without it an
                                  estimate uses a temporary file, and a record run one beside the pipeline
                   --out          writes results.ndjson, rejected.ndjson and failed.ndjson into this folder
                   --connections  the connections; else connections.json beside the pipeline
                   --connectors   a folder of jars with connectors that are not the product's
                   --replay       does a run in the state file again, with its parameters, from what it read of its
                                  sources then: they are not asked. That is kept for seven days
                   --restart      goes on with the last run of the same file, parameters and mode in the state file,
                                  which failed, at what it committed: nothing is read or sent again
                   --json         ends with one JSON object on standard output, and prints nothing else there
            check  lists the problems of a pipeline file, each with its node and what to do;
                   --connectors and --json as above

            Ends with 0 if all is done, 1 if the run failed, 2 if the command or the pipeline is wrong, 3 if it is
            done but something was refused.
            """;

    private final Surroundings surroundings;

    Main(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// Runs a command and ends the process with its exit code.
    public static void main(String[] words) {
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        // Who starts the process looks: Java knows of standard output, not of standard error.
        int code = run(Arrays.asList(words), out, err, Boolean.getBoolean("pipewright.terminal"));
        out.flush();
        err.flush();
        // Not by returning: nothing that is still open may hold the process.
        Runtime.getRuntime().halt(code);
    }

    /// Runs a command within another program.
    ///
    /// @param terminal true if a person watches `err`
    /// @return the exit code
    public static int run(List<String> words, PrintStream out, PrintStream err, boolean terminal) {
        var temporary = Path.of(System.getProperty("java.io.tmpdir"));
        return new Main(new Surroundings(out, err, terminal, System.getenv(), temporary))
                .run(words)
                .number();
    }

    /// Runs a command. Whatever happens ends in a sentence and an exit code, and in a JSON object if one was asked
    /// for.
    ExitCode run(List<String> words) {
        try {
            return command(words);
        } catch (UsageException | PipelineFormatException e) {
            return complain(words, ExitCode.INVALID, String.valueOf(e.getMessage()));
        } catch (StorageException | EnvelopeException e) {
            return complain(words, ExitCode.FAILED, String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return complain(words, ExitCode.FAILED, unexpected(e));
        }
    }

    private ExitCode complain(List<String> words, ExitCode code, String complaint) {
        surroundings.err().println(complaint);
        if (words.contains("--json")) {
            var json = words.getFirst().equals("check")
                    ? CheckCommand.withoutPipeline(complaint)
                    : RunAnswer.withoutRun(code == ExitCode.INVALID ? "invalid" : "failed", complaint);
            surroundings.out().println(JsonValues.text(json));
            surroundings.out().flush();
        }
        return code;
    }

    private ExitCode command(List<String> words) {
        if (words.isEmpty() || words.contains("--help") || words.contains("-h")) {
            surroundings.out().print(USAGE);
            return words.isEmpty() ? ExitCode.INVALID : ExitCode.DONE;
        }
        List<String> rest = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case "run" -> new RunCommand(surroundings, Arguments.ofRun(rest)).run();
            case "check" -> new CheckCommand(surroundings, Arguments.ofCheck(rest)).run();
            default ->
                throw new UsageException(
                        "There is no command '" + words.getFirst() + "'. Use run or check; --help tells more.");
        };
    }

    private String unexpected(Throwable trouble) {
        if (trouble instanceof OutOfMemoryError) {
            return "The memory is not enough. Give the process more, as in JAVA_TOOL_OPTIONS=-Xmx1g, and start again.";
        }
        Path log = surroundings.temporary().resolve("pipewright-trouble.log");
        try (var writer = new PrintWriter(Files.newBufferedWriter(log))) {
            trouble.printStackTrace(writer);
        } catch (IOException _) {
            return "Something went wrong that was not foreseen: " + trouble + ".";
        }
        return "Something went wrong that was not foreseen; please report it with the file " + log + ".";
    }
}
