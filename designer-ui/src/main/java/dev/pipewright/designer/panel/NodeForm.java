package dev.pipewright.designer.panel;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.textfield.TextField;
import dev.pipewright.designer.panel.SelectedNode.ConnectChoice;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Ports;
import dev.pipewright.model.edit.PossibleEdges;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The fields of the selected node that can be changed. They live in the browser, and send what people do through
/// the same outbox as the drawing; this side only says what to show.
@Tag("pipewright-node-form")
@JsModule("./panel/node-form.ts")
@Uses(TextField.class)
@Uses(ComboBox.class)
final class NodeForm extends Component {

    private static final JsonMapper JSON = JsonMapper.shared();

    NodeForm() {
        getElement().callJsFunction("texts", getTranslation("panel.node.name"), getTranslation("panel.node.connect"));
    }

    void show(Pipeline pipeline, Node node) {
        var choices = PossibleEdges.from(pipeline, node.id()).stream()
                .map(edge -> choice(pipeline, node, edge))
                .toList();
        var shown = new SelectedNode(node.id().value(), node.name(), choices);
        getElement().callJsFunction("show", JSON.<JsonNode>valueToTree(shown));
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
        return new ConnectChoice(text.toString(), edge.fromPort(), edge.to().value(), edge.toPort());
    }
}
