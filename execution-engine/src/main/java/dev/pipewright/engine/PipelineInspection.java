package dev.pipewright.engine;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.connectors.SettingsUse;
import dev.pipewright.connectors.spi.settings.SettingsProblem;
import dev.pipewright.engine.call.Presets;
import dev.pipewright.engine.mapping.JsonataCheck;
import dev.pipewright.engine.mapping.JsonataFacts;
import dev.pipewright.engine.plan.Planner;
import dev.pipewright.engine.validation.InvalidSchemaException;
import dev.pipewright.engine.validation.RecordSchema;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeKind;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.Problem.Severity;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.check.PipelineAdvice;
import dev.pipewright.model.check.PipelineCheck;
import dev.pipewright.model.check.SettingsCheck;
import dev.pipewright.model.check.SettingsCheck.Purpose;
import dev.pipewright.model.check.SettingsCheck.SettingFault;
import dev.pipewright.model.inline.Inlined;
import dev.pipewright.model.inline.PublishedPipelines;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// All that can be said about a pipeline without running it: of its graph, its expressions, its settings, and
/// whether this engine can run it. Reaches nothing outside. Safe for use by many threads.
public final class PipelineInspection {

    private final ConnectorCatalogue connectors;
    private final Locale locale;
    private final KnownTargets targets = new KnownTargets();

    private final PipelineCheck check =
            new PipelineCheck(new JsonataCheck(), PipelineInspection::schemaFault, new Settings(), targets);

    private final PipelineAdvice advice = new PipelineAdvice(new JsonataFacts(), targets);

    /// An inspection.
    ///
    /// @param locale the language of what connectors say about their settings
    public PipelineInspection(ConnectorCatalogue connectors, Locale locale) {
        this.connectors = connectors;
        this.locale = locale;
    }

    /// All findings, errors first.
    ///
    /// @param published where the versions are that sub-pipelines name
    public List<Problem> problems(Pipeline pipeline, PublishedPipelines published) {
        List<Problem> problems = new ArrayList<>(check.problems(pipeline));
        if (problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR)) {
            problems.addAll(0, problemsInside(Inlined.of(pipeline, published)));
        }
        return problems;
    }

    /// All findings and what is most likely not meant, errors first: for those who draw. A run does not ask for it.
    ///
    /// @param published where the versions are that sub-pipelines name
    public List<Problem> problemsOfDrawing(Pipeline pipeline, PublishedPipelines published) {
        List<Problem> problems = new ArrayList<>(problems(pipeline, published));
        problems.addAll(advice.problems(pipeline));
        return problems;
    }

    /// All findings, and those of the mappings' tests if there are no other errors; errors first. What a version that
    /// is published must not have.
    ///
    /// @param published where the versions are that sub-pipelines name
    public List<Problem> problemsOfVersion(Pipeline pipeline, PublishedPipelines published) {
        List<Problem> problems = new ArrayList<>(problems(pipeline, published));
        if (problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR)) {
            problems.addAll(0, MappingTests.problems(pipeline));
        }
        return problems;
    }

    private List<Problem> problemsInside(Inlined inlined) {
        if (!inlined.problems().isEmpty()) {
            return inlined.problems();
        }
        List<Problem> problems = new ArrayList<>();
        if (!inlined.frames().isEmpty()) {
            problems.addAll(check.problemsOfNeighbours(inlined.pipeline()));
        }
        problems.addAll(Planner.plan(inlined.pipeline(), _ -> true).problems());
        return problems;
    }

    /// All findings, and why the pipeline runs inside others only; errors first.
    ///
    /// @param published where the versions are that sub-pipelines name
    public List<Problem> problemsOfRun(Pipeline pipeline, PublishedPipelines published) {
        List<Problem> problems = pipeline.nodes().stream()
                .filter(node -> !node.disabled() && isCaller(node))
                .map(node -> new Problem(
                        Severity.ERROR,
                        "plan.callerOnly",
                        Map.of("node", node.name(), "kind", NodeKind.of(node).word()),
                        node.id(),
                        "connector"))
                .collect(Collectors.toCollection(ArrayList::new));
        problems.addAll(problems(pipeline, published));
        return problems;
    }

    private static boolean isCaller(Node node) {
        return switch (node) {
            case Node.Source source -> source.connector().equals(Node.Source.CALLER);
            case Node.Sink sink -> sink.connector().equals(Node.Sink.CALLER);
            default -> false;
        };
    }

    private static Optional<String> schemaFault(String jsonSchema) {
        try {
            RecordSchema.of(jsonSchema);
            return Optional.empty();
        } catch (InvalidSchemaException e) {
            return Optional.of(e.sentence().kept());
        }
    }

    /// What connectors and presets say about settings.
    private final class Settings implements SettingsCheck {

        @Override
        public List<SettingFault> faultsOf(Purpose purpose, String kind, Map<String, Object> settings) {
            return settingFaults(purpose, kind, settings);
        }

        @Override
        public List<ParameterUse> parametersOf(Purpose purpose, String kind, Map<String, Object> settings) {
            if (purpose == Purpose.CALL || connectors.find(kind).isEmpty()) {
                return List.of();
            }
            SettingsUse use = purpose == Purpose.SINK ? SettingsUse.SINK : SettingsUse.SOURCE;
            return connectors.parameters(kind, use, settings).stream()
                    .map(each -> new ParameterUse(each.setting(), each.text(), each.name()))
                    .distinct()
                    .toList();
        }
    }

    private List<SettingFault> settingFaults(Purpose purpose, String kind, Map<String, Object> settings) {
        return switch (purpose) {
            case SOURCE ->
                kind.equals(Node.Source.CALLER) ? List.of() : connectorFaults(kind, SettingsUse.SOURCE, settings);
            case LOOKUP -> connectorFaults(kind, SettingsUse.SOURCE, settings);
            case SINK ->
                Node.Sink.WITHOUT_CONNECTION.contains(kind)
                        ? List.of()
                        : connectorFaults(kind, SettingsUse.SINK, settings);
            case CALL -> presetFaults(kind, settings);
        };
    }

    private List<SettingFault> presetFaults(String preset, Map<String, Object> settings) {
        if (!Presets.names().contains(preset)) {
            String known = Presets.names().stream().sorted().collect(Collectors.joining(", "));
            Sentence unknown = Sentence.of("engine.noPreset", "kind", preset, "known", known);
            return List.of(new SettingFault("", unknown.kept()));
        }
        return faults(Presets.problems(preset, settings), settings);
    }

    private List<SettingFault> connectorFaults(String kind, SettingsUse use, Map<String, Object> settings) {
        if (connectors.find(kind).isEmpty()) {
            return List.of(new SettingFault(
                    "", Sentence.of("engine.noConnector", "kind", kind).kept()));
        }
        return faults(connectors.problems(kind, use, settings), settings);
    }

    private List<SettingFault> faults(List<SettingsProblem> problems, Map<String, Object> settings) {
        return problems.stream()
                .filter(problem -> !isFilledLater(problem, settings))
                .map(problem -> new SettingFault(nameOf(problem), problem.sentence(locale)))
                .toList();
    }

    /// A setting that holds a parameter has its value only when a run starts.
    private static boolean isFilledLater(SettingsProblem problem, Map<String, Object> settings) {
        return settings.get(nameOf(problem)) instanceof String text && text.contains("${");
    }

    private static String nameOf(SettingsProblem problem) {
        String field = problem.field();
        return field == null ? "" : field;
    }
}
