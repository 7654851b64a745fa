package dev.pipewright.platform.run;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunEnvironment;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Problem;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.environment.Environment;
import dev.pipewright.model.json.PipelineFile;
import dev.pipewright.platform.environment.Environments;
import java.util.List;
import java.util.Optional;

/// Where runs run. What a run is bound to is fixed when it is made: its pipeline, as it is kept with it, names the
/// connections of its environment.
record RunPlaces(Environments environments) {

    /// The environment that is asked for.
    ///
    /// @throws RunRefusedException if there is none of the name, or the mode is not allowed there
    Environment chosen(TenantId tenant, String name, Mode mode) {
        Environment chosen = environments.find(tenant, name).orElseThrow(() -> refused("platform.noEnvironment", name));
        if (mode == Mode.RECORD && !chosen.records()) {
            throw refused("platform.environmentEstimates", name);
        }
        return chosen;
    }

    /// What runs there.
    ///
    /// @throws RunRefusedException if it cannot
    PipelineFile bound(TenantId tenant, Environment environment, PipelineFile file) {
        List<Problem> problems = environments.problems(tenant, environment, file.pipeline());
        if (!problems.isEmpty()) {
            throw new RunRefusedException(
                    Sentence.of("platform.environmentProblems", "name", environment.name()), problems);
        }
        return new PipelineFile(environment.bound(file.pipeline()), file.layout(), file.origin());
    }

    /// What goes where a run was, whatever has become of its environment.
    ///
    /// @throws RunRefusedException if it cannot
    PipelineFile whereItWas(Run run, PipelineFile file) {
        RunEnvironment was = run.environment();
        return was == null
                ? file
                : bound(run.tenant(), new Environment(was.name(), "", false, List.of(), was.connections()), file);
    }

    /// Why nothing more may be recorded where a run was; empty if it may.
    Optional<Sentence> refusalToRecord(Run run) {
        RunEnvironment was = run.environment();
        if (was == null) {
            return Optional.empty();
        }
        return environments
                .find(run.tenant(), was.name())
                .map(now -> now.records()
                        ? Optional.<Sentence>empty()
                        : Optional.of(Sentence.of("platform.environmentEstimates", "name", was.name())))
                .orElseGet(() -> Optional.of(Sentence.of("platform.noEnvironment", "name", was.name())));
    }

    private static RunRefusedException refused(String key, String name) {
        return new RunRefusedException(Sentence.of(key, "name", name));
    }
}
