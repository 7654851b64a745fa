package dev.pipewright.cli;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunEnvironment;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.model.environment.Environment;
import dev.pipewright.model.json.EnvironmentJson;
import dev.pipewright.model.json.PipelineFile;
import dev.pipewright.model.json.PipelineFormatException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a headless run runs: in the environment of a file, where the run was that it replays, or with the connections
/// that are drawn.
///
/// @param environment absent for the connections that are drawn
record RunPlace(@Nullable Environment environment) {

    /// The place that the arguments name.
    ///
    /// @throws UsageException if the file is no environment, or nothing may be recorded there
    static RunPlace of(Arguments arguments) {
        Environment named = arguments.environmentFile().map(RunPlace::read).orElse(null);
        if (named != null && arguments.mode() == Mode.RECORD && !named.records()) {
            throw new UsageException("Nothing may be recorded in the environment '" + named.name()
                    + "'. Estimate there, or allow recording in its file.");
        }
        return new RunPlace(named);
    }

    private static Environment read(Path file) {
        try {
            return EnvironmentJson.read(PipelineText.text(file, "environment"));
        } catch (PipelineFormatException unreadable) {
            throw new UsageException(file + ": " + unreadable.getMessage());
        }
    }

    /// The place of a replay: where its run was, whatever the file says now.
    ///
    /// @param named the place that the arguments name
    /// @throws UsageException if the run was elsewhere than the arguments say, or it is not known whether it may
    ///     record there
    static RunPlace ofReplay(RunPlace named, Run replayed, Mode mode) {
        RunEnvironment was = replayed.environment();
        Environment said = named.environment();
        String name = said == null ? "" : said.name();
        boolean isSame = name.equals(replayed.environmentName());
        if (!isSame && (!name.isEmpty() || mode == Mode.RECORD)) {
            throw new UsageException(
                    was == null
                            ? "The run was in no environment, and a replay goes to where it was. Leave out"
                                    + " --environment."
                            : "The run was in the environment '" + was.name() + "', and a replay goes to where it was."
                                    + " Name the file of that one with --environment.");
        }
        return was == null
                ? new RunPlace(null)
                : new RunPlace(new Environment(was.name(), "", mode == Mode.RECORD, List.of(), was.connections()));
    }

    /// What runs here.
    PipelineFile bound(PipelineFile file) {
        return environment == null
                ? file
                : new PipelineFile(environment.bound(file.pipeline()), file.layout(), file.origin());
    }

    /// What keeps a pipeline from running here, a sentence each.
    ///
    /// @param kinds the connectors of the connections that there are, by name
    List<String> troubles(Pipeline pipeline, Map<String, String> kinds) {
        return environment == null
                ? List.of()
                : environment.problems(pipeline, kinds).stream()
                        .map(ProblemTexts.english()::sentence)
                        .toList();
    }

    /// The values of a run: what is given goes before what the environment has.
    Map<String, String> values(Pipeline pipeline, Map<String, String> given) {
        return environment == null ? given : environment.values(pipeline, given);
    }

    /// As the run keeps it.
    Optional<RunEnvironment> kept() {
        return Optional.ofNullable(environment).map(one -> new RunEnvironment(one.name(), one.connections()));
    }
}
