package dev.pipewright.designer.mapping;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.platform.mapping.MappingDesk;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Opens the mappings of a pipeline's page over its drawing: for the node that is selected, or that the page's
/// address names, as in `?node=map-k3x9q2&edit=mapping`.
///
/// Used under the page's lock.
public final class MappingBoard extends Div {

    private static final String NODE = "node";
    private static final String EDIT = "edit";
    private static final String MAPPING = "mapping";

    private final MappingDesk desk;
    private final TenantId tenant;
    private final String pipelineId;
    private final Consumer<String> command;
    private final Button edit;
    private Pipeline pipeline;
    private String selected = "";
    private @Nullable MappingPanel panel;

    /// @param pipeline the draft as it is now; [#show] tells what becomes of it
    /// @param command told when a person gives the command `undo` or `redo`
    public MappingBoard(
            MappingDesk desk, TenantId tenant, String pipelineId, Pipeline pipeline, Consumer<String> command) {
        this.desk = desk;
        this.tenant = tenant;
        this.pipelineId = pipelineId;
        this.pipeline = pipeline;
        this.command = command;
        this.edit = new Button(getTranslation("mapping.edit"), clicked -> open(selected));
        addClassName("pw-mapping-board");
        edit.setVisible(false);
        add(edit);
    }

    /// The draft has changed.
    public void show(Pipeline changed) {
        pipeline = changed;
        var open = panel;
        if (open != null) {
            open.show(changed);
        }
        edit.setVisible(open == null && isMapping(selected));
    }

    /// Another node is selected.
    ///
    /// @param id the one selected node, or an empty text
    public void select(String id) {
        selected = id;
        edit.setVisible(panel == null && isMapping(id));
    }

    /// Opens what the address of the page names, if it names a mapping.
    public void openAt(QueryParameters query) {
        if (query.getSingleParameter(EDIT).filter(MAPPING::equals).isPresent()) {
            query.getSingleParameter(NODE).ifPresent(this::open);
        }
    }

    /// Opens a mapping; does nothing if there is none of the id.
    public void open(String id) {
        if (!isMapping(id)) {
            return;
        }
        close();
        var node = new NodeId(id);
        var opened = new MappingPanel(desk.open(tenant, pipelineId, node), pipeline, node);
        opened.onClose(this::close);
        opened.onCommand(command);
        panel = opened;
        edit.setVisible(false);
        add(opened);
        address(QueryParameters.simple(Map.of(NODE, id, EDIT, MAPPING)));
    }

    private void close() {
        var open = panel;
        if (open != null) {
            panel = null;
            remove(open);
            edit.setVisible(isMapping(selected));
            address(QueryParameters.empty());
        }
    }

    /// The address says what is open, so that it can be passed on.
    private void address(QueryParameters query) {
        getUI().ifPresent(ui -> ui.getPage()
                .getHistory()
                .replaceState(
                        null,
                        new Location(ui.getInternals().getActiveViewLocation().getPath(), query)));
    }

    private boolean isMapping(String id) {
        return !id.isEmpty() && node(id).filter(Node.Map.class::isInstance).isPresent();
    }

    private Optional<Node> node(String id) {
        try {
            return pipeline.node(new NodeId(id));
        } catch (IllegalArgumentException _) {
            // An address that a person typed.
            return Optional.empty();
        }
    }
}
