package dev.pipewright.designer.panel;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.NodeKind;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.edit.PipelineEdit;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The selected node: its name to change, and what it is set to do. Without a selection it tells what the pipeline
/// is for.
public final class NodePanel extends Div {

    private static final int REST_MILLIS = 400;

    private final TextField name = new TextField(getTranslation("panel.node.name"));
    private final Span kind = new Span();
    private final DescriptionList settings = new DescriptionList();
    private final Paragraph hint = new Paragraph();
    private Consumer<PipelineEdit> edits = edit -> {};
    private @Nullable Pipeline pipeline;
    private String selected = "";

    public NodePanel() {
        addClassName("pw-panel");
        kind.addClassName("pw-soft");
        settings.addClassName("pw-facts");
        hint.addClassName("pw-soft");
        name.setWidthFull();
        name.setValueChangeMode(ValueChangeMode.LAZY);
        name.setValueChangeTimeout(REST_MILLIS);
        name.addValueChangeListener(changed -> {
            if (changed.isFromClient() && !changed.getValue().isBlank()) {
                edits.accept(new PipelineEdit.RenameNode(new NodeId(selected), changed.getValue()));
            }
        });
        add(hint, kind, name, settings);
    }

    /// Tells what the person changes.
    ///
    /// @param listener told each edit that the person makes here
    public void onEdit(Consumer<PipelineEdit> listener) {
        edits = listener;
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
        name.setVisible(node.isPresent());
        settings.setVisible(node.isPresent());
        node.ifPresentOrElse(this::fill, this::fillHint);
    }

    private void fillHint() {
        var description = pipeline == null ? "" : pipeline.description();
        hint.setText(description.isEmpty() ? getTranslation("panel.node.none") : description);
        hint.getElement().setAttribute("translate", description.isEmpty() ? "yes" : "no");
    }

    private void fill(Node node) {
        kind.setText(getTranslation("kind." + NodeKind.of(node).word()));
        name.setValue(node.name());
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
