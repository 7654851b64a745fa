package dev.pipewright.designer.panel;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.NodeKind;
import dev.pipewright.model.Pipeline;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The selected node: what can be changed here, and what it is set to do. Without a selection it tells what the
/// pipeline is for.
public final class NodePanel extends Div {

    private final NodeForm form = new NodeForm();
    private final Span kind = new Span();
    private final DescriptionList settings = new DescriptionList();
    private final Div hint = new Div();
    private @Nullable Pipeline pipeline;
    private String selected = "";

    public NodePanel() {
        addClassName("pw-panel");
        kind.addClassName("pw-soft");
        settings.addClassName("pw-facts");
        hint.addClassName("pw-soft");
        add(hint, kind, form, settings);
    }

    public void show(Pipeline changed) {
        pipeline = changed;
        fill();
    }

    /// Shows another node.
    ///
    /// @param id the selected node, or an empty text
    public void select(String id) {
        selected = id;
        fill();
    }

    private void fill() {
        var node = node();
        hint.setVisible(node.isEmpty());
        kind.setVisible(node.isPresent());
        form.setVisible(node.isPresent());
        settings.setVisible(node.isPresent());
        var drawn = pipeline;
        if (drawn != null && node.isPresent()) {
            fill(drawn, node.get());
        } else {
            fillHint(drawn == null ? "" : drawn.description());
        }
    }

    private void fillHint(String description) {
        hint.removeAll();
        if (!description.isEmpty()) {
            hint.add(new Paragraph(new DataText(description)));
        }
        hint.add(new Paragraph(getTranslation("panel.node.none")));
    }

    private void fill(Pipeline drawn, Node node) {
        kind.setText(getTranslation("kind." + NodeKind.of(node).word()));
        form.show(drawn, node);
        settings.removeAll();
        NodeFacts.of(node).forEach((label, value) -> {
            var text = new Pre(value);
            text.getElement().setAttribute("translate", "no").setAttribute("tabindex", "0");
            settings.add(
                    new DescriptionList.Term(getTranslation("setting." + label)),
                    new DescriptionList.Description(text));
        });
    }

    private Optional<Node> node() {
        return pipeline == null || selected.isEmpty() ? Optional.empty() : pipeline.node(new NodeId(selected));
    }
}
