package dev.pipewright.designer.canvas;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.component.react.ReactAdapterComponent;
import com.vaadin.flow.shared.Registration;
import dev.pipewright.designer.draft.DraftChoice;
import dev.pipewright.designer.draft.DraftJson;
import dev.pipewright.designer.draft.DraftPage;
import dev.pipewright.designer.draft.DraftProposal;
import dev.pipewright.designer.draft.DraftSnapshot;
import dev.pipewright.designer.draft.DraftUpdate;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.designer.problem.ProblemMarks;
import dev.pipewright.model.Edge;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.json.PipelineFormatException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The drawing of a pipeline as an element of a page. It shows what it is told and reports what people do; whether
/// an edit is allowed, someone else decides.
@Tag("pipewright-canvas")
@NpmPackage(value = "@xyflow/react", version = "12.12.1")
@JsModule("./canvas/pipeline-canvas.tsx")
public final class PipelineCanvas extends ReactAdapterComponent implements DraftPage {

    private static final String DETAIL = "event.detail";

    public PipelineCanvas() {
        addClassName("pw-canvas");
        setState("texts", CanvasTexts.of(this));
        onDetail("canvas-say", said -> Notices.done(said.path("sentence").asString("")));
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void open(DraftSnapshot snapshot) {
        call("open", snapshot);
    }

    @Override
    public void show(DraftUpdate update) {
        call("update", update);
    }

    @Override
    public void settle(String editId) {
        getElement().callJsFunction("settle", editId);
    }

    @Override
    public void choose(DraftChoice choice) {
        call("choose", choice);
    }

    @Override
    public void postpone(String editId) {
        getElement().callJsFunction("postpone", editId);
    }

    /// Has the browser give a command back as soon as all that it has proposed is saved.
    public void command(String command) {
        getElement().callJsFunction("command", command);
    }

    /// Shows what is wrong with the nodes.
    public void problems(ProblemMarks marks) {
        call("problems", marks);
    }

    /// Selects a node and brings it into view.
    public void reveal(NodeId node) {
        getElement().callJsFunction("reveal", node.value());
    }

    /// Shows what a run has done so far. Call it at most twice a second.
    void count(LiveCounters counters) {
        call("count", counters);
    }

    /// Shows how what is drawn differs from another drawing.
    void mark(DrawingMarks marks) {
        call("mark", marks);
    }

    /// What can not be read, as an older version of the product may have kept it in the browser, is refused here.
    @Override
    public void onProposal(Consumer<DraftProposal> listener) {
        onDetail("canvas-proposal", detail -> proposalIn(detail).ifPresent(listener));
    }

    private Optional<DraftProposal> proposalIn(JsonNode detail) {
        try {
            return Optional.of(DraftJson.read(detail, DraftProposal.class));
        } catch (JacksonException | PipelineFormatException unreadable) {
            settle(detail.path("editId").asString(""));
            Notices.problem(getTranslation("edit.impossible"));
            return Optional.empty();
        }
    }

    /// Tells the id of the one selected box, or an empty text.
    public Registration onSelect(Consumer<String> listener) {
        return onDetail(
                "canvas-select", detail -> listener.accept(detail.path("id").asString("")));
    }

    /// Tells the one selected edge, or null.
    public Registration onEdge(Consumer<@Nullable Edge> listener) {
        return onDetail("canvas-edge", detail -> listener.accept(edgeIn(detail)));
    }

    private static @Nullable Edge edgeIn(JsonNode detail) {
        String from = detail.path("from").asString("");
        return from.isEmpty()
                ? null
                : new Edge(
                        new NodeId(from),
                        detail.path("fromPort").asString(""),
                        new NodeId(detail.path("to").asString("")),
                        detail.path("toPort").asString(""));
    }

    /// Tells a command that was to wait, or that a person gave with the keys: `undo`, `redo`, `publish`, `try` or
    /// `update`.
    public Registration onCommand(Consumer<String> listener) {
        return onDetail(
                "canvas-command",
                detail -> listener.accept(detail.path("command").asString("")));
    }

    private Registration onDetail(String event, Consumer<JsonNode> listener) {
        return getElement()
                .addEventListener(
                        event,
                        happened -> listener.accept(happened.getEventData().path(DETAIL)))
                .addEventData(DETAIL);
    }

    private void call(String function, Record message) {
        getElement().callJsFunction(function, DraftJson.write(message));
    }
}
