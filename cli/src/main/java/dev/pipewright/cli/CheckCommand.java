package dev.pipewright.cli;

import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.PipelineInspection;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Problem;
import dev.pipewright.model.Problem.Severity;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.model.json.PipelineFormatException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lists the problems of a pipeline file.
final class CheckCommand {

    private final Surroundings surroundings;
    private final Arguments arguments;
    private final ProblemTexts texts = ProblemTexts.english();

    CheckCommand(Surroundings surroundings, Arguments arguments) {
        this.surroundings = surroundings;
        this.arguments = arguments;
    }

    ExitCode run() {
        List<Problem> problems = problems();
        boolean valid = problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
        if (arguments.json()) {
            surroundings.out().println(JsonValues.text(json(problems, valid)));
        } else {
            problems.forEach(problem -> surroundings.out().println(line(problem)));
            surroundings.out().println(summary(problems, valid));
        }
        return valid ? ExitCode.DONE : ExitCode.INVALID;
    }

    /// The answer of a command that could not look at any pipeline.
    static Map<String, @Nullable Object> withoutPipeline(String message) {
        Map<String, @Nullable Object> problem = new LinkedHashMap<>();
        problem.put("severity", "error");
        problem.put("node", null);
        problem.put("field", null);
        problem.put("key", null);
        problem.put("message", message);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("valid", false);
        json.put("problems", List.of(problem));
        return json;
    }

    private List<Problem> problems() {
        try (var connectors = ConnectorsFolder.open(arguments, surroundings)) {
            var file = PipelineText.read(arguments.file());
            return new PipelineInspection(connectors, Locale.ENGLISH)
                    .problems(file.pipeline(), new VersionsBeside(arguments.file()));
        } catch (PipelineFormatException e) {
            return e.problems();
        }
    }

    private Map<String, @Nullable Object> json(List<Problem> problems, boolean valid) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("valid", valid);
        json.put("problems", problems.stream().map(this::json).toList());
        return json;
    }

    private Map<String, @Nullable Object> json(Problem problem) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
        NodeId node = problem.node();
        json.put("node", node == null ? null : node.value());
        json.put("field", problem.field());
        json.put("key", problem.key());
        json.put("message", texts.sentence(problem));
        return json;
    }

    private String line(Problem problem) {
        String severity = problem.severity() == Severity.ERROR ? "Error" : "Hint";
        NodeId node = problem.node();
        return node == null
                ? severity + ": " + texts.sentence(problem)
                : severity + " at " + node + ": " + texts.sentence(problem);
    }

    private static String summary(List<Problem> problems, boolean valid) {
        long errors = problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .count();
        return valid ? "The pipeline can run." : "The pipeline cannot run: " + errors + " to correct.";
    }
}
