package dev.pipewright.designer.tour;

import dev.pipewright.designer.tour.TourHint.Help;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.Problem.Severity;
import dev.pipewright.model.wanted.Coverage;
import dev.pipewright.model.wanted.MapTarget;
import dev.pipewright.model.wanted.TargetSchemas;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Says what a draft still lacks to be the pipeline of the tour: from a source, by a mapping and a call, to results. It
/// looks at what is there and not at how it came there. Safe for use by many threads.
final class TourSteps {

    private static final String FORM = "pipewright-node-form";
    private static final String STREAM = ".pw-form-stream";
    private static final String ADD = ".pw-board-empty button, .pw-add";

    private final TargetSchemas targets;

    TourSteps(TargetSchemas targets) {
        this.targets = targets;
    }

    /// What there is besides the draft.
    ///
    /// @param problems those of the draft
    /// @param source the connection to begin with; empty if the tenant has none that can be read
    /// @param table the table of it to read; empty if any will do
    /// @param isTried true if a run of the pipeline was started
    record Around(List<Problem> problems, String source, String table, boolean isTried) {
        Around {
            problems = List.copyOf(problems);
        }
    }

    /// What to do next in a pipeline.
    ///
    /// @param skipped how many steps a person does not want to be led through
    TourHint next(Pipeline pipeline, Around around, int skipped) {
        return Stream.of(source(pipeline, around), call(pipeline), mapping(pipeline, around), trying(around))
                .flatMap(Optional::stream)
                .filter(hint -> hint.step() != null && hint.step().number() > skipped)
                .findFirst()
                .orElseGet(() -> new TourHint(null, "done", List.of(pipeline.name()), List.of(), Help.NONE));
    }

    private static Optional<TourHint> source(Pipeline pipeline, Around around) {
        var source = first(pipeline, Node.Source.class);
        if (source.isEmpty()) {
            return Optional.of(
                    around.source().isEmpty()
                            ? TourHint.of(
                                    TourStep.SOURCE,
                                    "source.noConnection",
                                    List.of(),
                                    "vaadin-side-nav-item[path=connections]")
                            : TourHint.of(TourStep.SOURCE, "source.add", List.of(around.source()), ADD));
        }
        String name = source.get().name();
        return hasErrors(around, source.get())
                ? Optional.of(
                        around.table().isEmpty()
                                ? TourHint.of(TourStep.SOURCE, "source.any", List.of(name), STREAM, FORM)
                                : TourHint.of(
                                        TourStep.SOURCE, "source.table", List.of(name, around.table()), STREAM, FORM))
                : Optional.empty();
    }

    private static Optional<TourHint> call(Pipeline pipeline) {
        var source = first(pipeline, Node.Source.class);
        var map = first(pipeline, Node.Map.class);
        var call = first(pipeline, Node.ApiCall.class);
        if (map.isEmpty() || pipeline.edgesInto(map.get().id()).isEmpty()) {
            return Optional.of(source.map(one -> behind("call.map", one))
                    .orElseGet(() -> TourHint.of(TourStep.CALL, "call.noSource", List.of(), ADD)));
        }
        if (call.isEmpty() || pipeline.edgesInto(call.get().id()).isEmpty()) {
            return Optional.of(behind("call.tax", map.get()));
        }
        if (call.get().connection().isEmpty()) {
            return Optional.of(TourHint.of(
                    TourStep.CALL, "call.connection", List.of(call.get().name()), FORM));
        }
        if (call.get().answer().isEmpty()) {
            return Optional.of(
                    TourHint.of(TourStep.CALL, "call.answer", List.of(call.get().name()), FORM));
        }
        var sink = first(pipeline, Node.Sink.class);
        return sink.isEmpty() || pipeline.edgesInto(sink.get().id()).isEmpty()
                ? Optional.of(behind("call.results", call.get()))
                : Optional.empty();
    }

    private static TourHint behind(String what, Node node) {
        return TourHint.of(TourStep.CALL, what, List.of(node.name()), box(node.id()) + " .pw-append");
    }

    private Optional<TourHint> mapping(Pipeline pipeline, Around around) {
        var map = first(pipeline, Node.Map.class);
        if (map.isEmpty()) {
            return Optional.empty();
        }
        if (map.get().lines().isEmpty()) {
            return Optional.of(TourHint.of(
                    TourStep.MAPPING,
                    "mapping.suggest",
                    List.of(map.get().name()),
                    ".pw-map-coverage button:last-child",
                    ".pw-mapping-board > vaadin-button",
                    box(map.get().id())));
        }
        var missing = missing(pipeline, map.get());
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        boolean known = around.table().equals(TourRecipe.TABLE);
        return Optional.of(new TourHint(
                TourStep.MAPPING,
                known ? "mapping.fill" : "mapping.rest",
                List.of(String.join(", ", missing)),
                known
                        ? List.of(".pw-tour-help")
                        : List.of(".pw-map-coverage button", ".pw-mapping-board > vaadin-button"),
                known ? Help.FILL : Help.NONE));
    }

    /// The required fields that no line gives.
    List<String> missing(Pipeline pipeline, Node.Map map) {
        return MapTarget.of(map, pipeline, targets)
                .map(target -> Coverage.of(target.tree(), map.lines()).missingPaths())
                .orElse(List.of());
    }

    private static Optional<TourHint> trying(Around around) {
        if (around.isTried()) {
            return Optional.empty();
        }
        return Optional.of(
                around.problems().stream().anyMatch(problem -> problem.severity() == Severity.ERROR)
                        ? TourHint.of(TourStep.TRY, "try.problems", List.of(), "#panel-tab-1")
                        : TourHint.of(TourStep.TRY, "try.start", List.of(), ".pw-try"));
    }

    private static boolean hasErrors(Around around, Node node) {
        return around.problems().stream()
                .anyMatch(problem -> problem.severity() == Severity.ERROR
                        && problem.field() != null
                        && node.id().equals(problem.node()));
    }

    private static <T extends Node> Optional<T> first(Pipeline pipeline, Class<T> kind) {
        return pipeline.nodes().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    private static String box(NodeId node) {
        return ".react-flow__node[data-id='" + node.value() + "']";
    }
}
