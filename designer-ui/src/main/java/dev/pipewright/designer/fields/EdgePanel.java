package dev.pipewright.designer.fields;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.Paragraph;
import dev.pipewright.designer.help.Term;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.designer.look.SampleTable;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.preview.Preview.From;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.schema.SchemaDrift;
import dev.pipewright.platform.design.EdgeLook;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What flows on the selected edge: its fields with a value of each, how many records the last run counted, and
/// how the fields differ from those of that run. What is sensitive is masked.
///
/// Used under the page's lock.
public final class EdgePanel extends Div {

    private static final int SHOWN = 20;

    private final transient Looking looking;
    private final transient Inquiry inquiry = new Inquiry();
    private final Formats formats = Formats.ofReader();
    private transient @Nullable Pipeline pipeline;
    private transient @Nullable Edge selected;

    /// Finds out what flows on an edge; away from the page's lock.
    @FunctionalInterface
    public interface Looking {
        EdgeLook at(Pipeline pipeline, Edge edge) throws InterruptedException;
    }

    public EdgePanel(Looking looking) {
        this.looking = looking;
        addClassNames("pw-panel", "pw-fields", "pw-drift");
        setVisible(false);
    }

    /// Shows the draft as it is now. What flows is asked for again when an edge is selected: it costs a preview.
    public void show(Pipeline changed) {
        pipeline = changed;
        if (selected != null && !changed.edges().contains(selected)) {
            select(null);
        }
    }

    /// Shows another edge.
    ///
    /// @param edge null if none is selected
    public void select(@Nullable Edge edge) {
        selected = edge;
        Pipeline drawn = pipeline;
        removeAll();
        setVisible(edge != null && drawn != null);
        inquiry.drop();
        if (edge != null && drawn != null) {
            add(title(drawn, edge), new Paragraph(getTranslation("edge.looking")));
            inquiry.ask(() -> look(drawn, edge), found -> found.ifPresent(look -> fill(drawn, edge, look)), trouble -> {
                removeAll();
                add(title(drawn, edge));
                Notices.trouble(trouble);
            });
        }
    }

    /// Empty if nobody waits for it any more.
    private Optional<EdgeLook> look(Pipeline drawn, Edge edge) {
        try {
            return Optional.of(looking.at(drawn, edge));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private H3 title(Pipeline drawn, Edge edge) {
        var title = new H3(
                new Term("edge", getTranslation("edge.title", name(drawn, edge.from()), name(drawn, edge.to()))));
        title.addClassName("pw-edge-title");
        return title;
    }

    private static String name(Pipeline drawn, NodeId node) {
        return drawn.node(node).map(Node::name).orElse("");
    }

    private void fill(Pipeline drawn, Edge edge, EdgeLook look) {
        removeAll();
        add(title(drawn, edge), counted(look));
        SchemaDrift drift = look.drift();
        if (drift != null && !drift.isNone()) {
            add(new Paragraph(getTranslation("edge.drift", drift.kept().size())), new DriftList(drift));
        } else if (drift != null && !drift.kept().isEmpty()) {
            add(new Paragraph(getTranslation("edge.noDrift")));
        }
        EdgeFields fields = EdgeFields.of(look.schema(), look.samples());
        if (fields.fields().isEmpty()) {
            add(new Paragraph(getTranslation("edge.unknown")));
        } else {
            add(new Paragraph(sampled(look)), new FieldList(fields, _ -> null));
        }
        if (!look.records().isEmpty()) {
            List<DataRecord> shown = look.records().stream().limit(SHOWN).toList();
            add(
                    new H4(getTranslation("edge.records", shown.size())),
                    new SampleTable(look.schema().fields(), shown));
        }
    }

    private Paragraph counted(EdgeLook look) {
        Run last = look.last();
        return last == null
                ? new Paragraph(getTranslation("edge.noRun"))
                : new Paragraph(getTranslation("edge.counted", look.counted(), formats.time(last.createdAt())));
    }

    private String sampled(EdgeLook look) {
        From from = look.from();
        return from == null
                ? getTranslation("edge.noSamples")
                : getTranslation(
                        "edge.samples." + from.name().toLowerCase(Locale.ROOT),
                        look.records().size());
    }
}
