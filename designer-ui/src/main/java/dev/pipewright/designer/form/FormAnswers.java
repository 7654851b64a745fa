package dev.pipewright.designer.form;

import dev.pipewright.designer.form.NodeFacts.ConnectChoice;
import dev.pipewright.designer.help.HelpPlaces;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.NodeKind;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Ports;
import dev.pipewright.model.Problem;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.model.edit.PossibleEdges;
import dev.pipewright.model.json.EditJson;
import dev.pipewright.model.json.PipelineFormatException;
import dev.pipewright.model.propagation.ExpressionTypes;
import dev.pipewright.model.propagation.SchemaPropagation;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.platform.catalogue.SavedConnection;
import dev.pipewright.platform.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Finds out what the form of a node shows. Safe for use by many threads.
///
/// @param said all that is said to those who draw a pipeline
/// @param live gives the newest version of a pipeline
/// @param connections the saved connections of the tenant
record FormAnswers(
        NodeForms forms,
        Function<Pipeline, List<Problem>> said,
        Function<String, Optional<Version>> live,
        Supplier<List<SavedConnection>> connections,
        Locale locale) {

    private static final String HTTP = "http";

    NodeFacts of(Pipeline pipeline, NodeId id) {
        return pipeline.node(id).map(node -> of(pipeline, node)).orElse(NodeFacts.NONE);
    }

    /// What keeps a text from being a node as files have it, in a sentence; empty if nothing does.
    String troubleOf(String text) {
        try {
            // In one line before the text, so that its lines keep their numbers.
            var _ = EditJson.read("{\"kind\":\"replaceNode\",\"node\":" + text + "}");
            return "";
        } catch (PipelineFormatException wrong) {
            var texts = ProblemTexts.in(locale);
            return wrong.problems().stream().map(texts::sentence).collect(Collectors.joining(" "));
        }
    }

    private NodeFacts of(Pipeline pipeline, Node node) {
        List<FormProblem> problems = said.apply(pipeline).stream()
                .filter(problem -> node.id().equals(problem.node()))
                .map(problem -> FormProblem.of(problem, locale))
                .toList();
        return new NodeFacts(
                node.id().value(),
                forms.of(node),
                problems,
                connectionsFor(node),
                names(pipeline, node),
                PossibleEdges.from(pipeline, node.id()).stream()
                        .map(edge -> choice(pipeline, node, edge))
                        .toList(),
                PartFacts.of(node, live),
                HelpPlaces.of(NodeKind.of(node)));
    }

    private List<String> connectionsFor(Node node) {
        String connector = switch (node) {
            case Node.Source source -> source.connector();
            case Node.Lookup lookup -> lookup.connector();
            case Node.Sink sink -> sink.connector();
            case Node.ApiCall _ -> HTTP;
            default -> ""; // The others have no connection.
        };
        return connector.isEmpty()
                ? List.of()
                : connections.get().stream()
                        .filter(saved -> saved.connector().equals(connector))
                        .map(SavedConnection::name)
                        .toList();
    }

    /// The saved connection that a node names for reading; empty if it names none.
    static String connectionOf(Node node) {
        return switch (node) {
            case Node.Source source -> source.connection();
            case Node.Lookup lookup -> lookup.connection();
            default -> ""; // The others read nothing by a statement.
        };
    }

    private static List<FormNames> names(Pipeline pipeline, Node node) {
        var schemas = SchemaPropagation.through(pipeline, ExpressionTypes.ofPaths());
        List<FormNames> names = new ArrayList<>();
        for (String port : Ports.inputsOf(node)) {
            names.add(namesOf(port, schemas.entering(node.id(), port)));
        }
        names.add(namesOf("out", schemas.leaving(node.id())));
        return names;
    }

    private static FormNames namesOf(String port, Schema schema) {
        return new FormNames(port, schema.fields().stream().map(Field::name).toList());
    }

    private static ConnectChoice choice(Pipeline pipeline, Node node, Edge edge) {
        var text = new StringBuilder();
        if (Ports.outputsOf(node).size() > 1) {
            text.append(edge.fromPort()).append(" → ");
        }
        pipeline.node(edge.to()).ifPresent(target -> {
            text.append(target.name());
            if (Ports.inputsOf(target).size() > 1) {
                text.append(" · ").append(edge.toPort());
            }
        });
        return new ConnectChoice(text.toString(), edge);
    }
}
