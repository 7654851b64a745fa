package dev.pipewright.designer.fields;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.platform.design.SourceDrifts;
import dev.pipewright.platform.people.Person;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The fields that leave the selected node; at a source, also which of them are sensitive, and whether it still
/// has what was agreed.
///
/// Used under the page's lock.
public final class FieldsPanel extends Div {

    private final Span count = new Span();
    private final Div lines = new Div();
    private final NativeDetails leaving = new NativeDetails(count, lines);
    private final DriftSection drift;
    private final SensitiveSection sensitive;
    private final transient Inquiry inquiry = new Inquiry();
    private transient @Nullable Pipeline pipeline;
    private String selected = "";

    public FieldsPanel(SourceDrifts drifts, Person person, String pipeline) {
        addClassNames("pw-panel", "pw-fields");
        drift = new DriftSection(drifts, person, pipeline);
        sensitive = new SensitiveSection(drifts, person, pipeline);
        add(drift, sensitive, leaving);
        fill();
    }

    /// Shows the draft as it is now.
    public void show(Pipeline changed) {
        pipeline = changed;
        fill();
    }

    /// Shows another node.
    ///
    /// @param id the selected node, or an empty text
    public void select(String id) {
        selected = id;
        drift.clear();
        fill();
    }

    private void fill() {
        Pipeline drawn = pipeline;
        Optional<Node> node = drawn == null || selected.isEmpty() ? Optional.empty() : drawn.node(new NodeId(selected));
        setVisible(node.isPresent());
        if (drawn != null && node.isPresent()) {
            drift.show(drawn, node.get());
            sensitive.show(node.get());
            NodeId id = node.get().id();
            inquiry.ask(() -> EdgeFields.leaving(drawn, id), this::fill);
        }
    }

    private void fill(EdgeFields fields) {
        leaving.setVisible(!fields.fields().isEmpty());
        count.setText(getTranslation("fields.leaving", fields.fields().size()));
        lines.removeAll();
        lines.add(new FieldList(fields, sensitive::button));
    }
}
