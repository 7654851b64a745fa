package dev.pipewright.cli;

import dev.pipewright.connectors.files.IngestConnector;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.LocalRunner;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.PipelineInspection;
import dev.pipewright.engine.Replay;
import dev.pipewright.engine.RestartRefusedException;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunParameters;
import dev.pipewright.engine.RunReport;
import dev.pipewright.engine.RunRequest;
import dev.pipewright.engine.RunRows;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.call.Targets;
import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.Problem.Severity;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.inline.Inlined;
import dev.pipewright.model.json.PipelineFile;
import dev.pipewright.model.json.PipelineJson;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Runs a pipeline file.
final class RunCommand {

    private static final TenantId TENANT = new TenantId("local");

    private final Surroundings surroundings;
    private final Arguments arguments;

    RunCommand(Surroundings surroundings, Arguments arguments) {
        this.surroundings = surroundings;
        this.arguments = arguments;
    }

    ExitCode run() {
        PipelineFile drawn = PipelineText.read(arguments.file());
        try (var connectors = ConnectorsFolder.open(arguments, surroundings)) {
            var beside = new VersionsBeside(arguments.file());
            refuseProblems(new PipelineInspection(connectors, Locale.ENGLISH).problemsOfRun(drawn.pipeline(), beside));
            var file =
                    new PipelineFile(Inlined.of(drawn.pipeline(), beside).pipeline(), drawn.layout(), drawn.origin());
            RunPlace place = RunPlace.of(arguments);
            RunParameters parameters =
                    RunParameters.of(file.pipeline(), place.values(file.pipeline(), arguments.parameters()));
            var book = ConnectionsFile.read(arguments.connectionsFile(), connectors, surroundings.environment());
            if (arguments.replay() == null) {
                refuse(parameters.troubles().stream()
                        .map(Sentences.english()::text)
                        .toList());
                refuseConnections(file, place, book);
            }
            Optional<ResultFiles> files = arguments.outFolder().map(folder -> new ResultFiles(folder, file.pipeline()));
            files.ifPresent(ResultFiles::prepare);
            try (var signal = new StopOnSignal()) {
                Answered answered;
                try (var state = StateFile.open(arguments, surroundings)) {
                    answered = run(file, place, parameters, book, state, files, signal);
                }
                tell(answered.answer());
                return answered.code();
            }
        }
    }

    /// What is left to do when the state file is closed.
    private record Answered(RunAnswer answer, ExitCode code) {}

    private Answered run(
            PipelineFile drawn,
            RunPlace named,
            RunParameters parameters,
            ConnectionsFile book,
            StateFile state,
            Optional<ResultFiles> files,
            StopOnSignal signal) {
        var clock = Clock.systemUTC();
        var targets = new Targets(clock, new SplittableRandom());
        var runner = new LocalRunner(
                state.ledger(), state.runs(), state.loads(), state.segments(), book, targets, clock, UUID::randomUUID);
        Run replayed = replayed(state);
        RunPlace place = replayed == null ? named : RunPlace.ofReplay(named, replayed, arguments.mode());
        if (replayed != null) {
            refuseConnections(drawn, place, book);
        }
        PipelineFile file = place.bound(drawn);
        var request = new RunRequest(
                TENANT,
                file.pipeline(),
                String.valueOf(arguments.file().getFileName()),
                drawn.contentHash(),
                PipelineJson.write(file),
                arguments.mode(),
                replayed == null ? parameters.values() : replayed.parameters(),
                replayed == null ? null : new Replay(replayed.id(), null),
                null,
                place.kept().orElse(null));
        announce(state);
        var progress = new ProgressLine(surroundings);
        long begun = System.nanoTime();
        signal.stops(runner);
        RunReport report;
        try {
            report = arguments.restart()
                    ? runner.restart(request, String.valueOf(System.getProperty("user.name")), progress::show)
                    : runner.run(request, progress::show);
        } catch (RestartRefusedException refused) {
            throw new UsageException(String.valueOf(refused.getMessage()));
        } finally {
            progress.end();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        var rows = new RunRows(
                state.ledger(), file.pipeline(), TENANT, report.run().id());
        boolean written = files.isEmpty() || isWritten(files.get(), rows);
        var answer = new RunAnswer(
                file.pipeline(), report, took, state.shownPath(), written ? arguments.outFolder() : Optional.empty());
        return new Answered(answer, written ? code(report.run().state()) : ExitCode.FAILED);
    }

    private void refuseConnections(PipelineFile drawn, RunPlace place, ConnectionsFile book) {
        refuse(place.troubles(drawn.pipeline(), book.kinds()));
        refuse(connectionTroubles(place.bound(drawn).pipeline(), book));
    }

    /// The run to do again; null to read the sources. A replay stands for the run that read them.
    private @Nullable Run replayed(StateFile state) {
        RunId asked = arguments.replay();
        if (asked == null) {
            return null;
        }
        RunId read = state.runs().replay(TENANT, asked).map(Replay::of).orElse(asked);
        return state.runs()
                .find(TENANT, read)
                .orElseThrow(
                        () -> new UsageException("There is no run " + asked + " in the state file " + state.shownPath()
                                + ". Take the run that --json has told, or name another file with --state."));
    }

    private boolean isWritten(ResultFiles files, RunRows rows) {
        try {
            files.write(rows);
            return true;
        } catch (IOException _) {
            surroundings
                    .err()
                    .println("The results cannot be written to "
                            + arguments.outFolder().orElseThrow()
                            + ". Make room there, or name another folder with --out, and start the same"
                            + " command again.");
            return false;
        }
    }

    private void tell(RunAnswer answer) {
        if (arguments.json()) {
            surroundings.out().println(JsonValues.text(answer.json()));
        } else {
            answer.lines().forEach(surroundings.out()::println);
        }
        surroundings.out().flush();
    }

    private static ExitCode code(RunState state) {
        return switch (state) {
            case COMPLETED, COMPLETED_EMPTY -> ExitCode.DONE;
            case COMPLETED_WITH_REJECTS -> ExitCode.DONE_WITH_REJECTS;
            case QUEUED, RUNNING, PAUSED, CANCELLING, FAILED, CANCELLED -> ExitCode.FAILED;
        };
    }

    private void announce(StateFile state) {
        if (arguments.mode() == Mode.RECORD && arguments.stateFile().isEmpty()) {
            surroundings.err().println("What is recorded is remembered in " + state.shownPath() + ".");
        }
    }

    private static void refuseProblems(List<Problem> problems) {
        ProblemTexts texts = ProblemTexts.english();
        refuse(problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .map(texts::sentence)
                .toList());
    }

    private static void refuse(List<String> troubles) {
        if (!troubles.isEmpty()) {
            throw new UsageException(String.join(System.lineSeparator(), troubles));
        }
    }

    /// What is wrong with the connections that the run needs; each is named once.
    private List<String> connectionTroubles(Pipeline pipeline, ConnectionsFile book) {
        Set<String> troubles = new LinkedHashSet<>();
        for (Node node : pipeline.nodes()) {
            if (node.disabled() || (node instanceof Node.Source && arguments.replay() != null)) {
                continue;
            }
            if (node instanceof Node.Source source && source.connector().equals(Node.Source.INGEST)) {
                troubles.add(String.valueOf(IngestConnector.elsewhere().getMessage()));
            } else if (node instanceof Node.Source source) {
                troubles.addAll(book.troubles(source.connection(), source.connector()));
            } else if (node instanceof Node.Lookup lookup) {
                troubles.addAll(book.troubles(lookup.connection(), lookup.connector()));
            } else if (node instanceof Node.ApiCall call) {
                troubles.addAll(book.troubles(call.connection(), "http"));
            } else if (node instanceof Node.Sink sink
                    && !sink.connector().equals(Node.Sink.RESULTS)
                    && arguments.mode() == Mode.RECORD) {
                troubles.addAll(book.troubles(sink.connection(), sink.connector()));
            }
        }
        return List.copyOf(troubles);
    }
}
