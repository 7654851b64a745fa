package dev.pipewright.designer.canvas;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.component.react.ReactAdapterComponent;
import com.vaadin.flow.shared.Registration;
import dev.pipewright.designer.canvas.CanvasChange.CanvasUpdate;
import dev.pipewright.designer.canvas.CanvasEdit.CanvasProposal;
import dev.pipewright.designer.look.Notices;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The drawing of a pipeline as an element of a page. It shows what it is told and reports what people do; whether
/// an edit is allowed, someone else decides.
@Tag("pipewright-canvas")
@NpmPackage(value = "@xyflow/react", version = "12.12.1")
@JsModule("./canvas/pipeline-canvas.tsx")
final class PipelineCanvas extends ReactAdapterComponent {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String DETAIL = "event.detail";

    PipelineCanvas() {
        addClassName("pw-canvas");
        Map<String, String> texts = new LinkedHashMap<>();
        for (var name : new String[] {"canvas", "zoomIn", "zoomOut", "fit", "nodeKeys", "edgeKeys"}) {
            texts.put(name, getTranslation("canvas." + name));
        }
        // The places for the two names stay: the browser fills them in.
        texts.put("edge", getTranslation("canvas.edge", "{0}", "{1}"));
        setState("texts", texts);
    }

    /// Replaces what is shown. Proposals that an earlier page of this browser left behind are sent again.
    void open(CanvasSnapshot snapshot) {
        call("open", snapshot);
    }

    /// Shows a saved edit, whoever made it; its author's browser then forgets the proposal.
    void show(CanvasUpdate update) {
        call("update", update);
    }

    /// Tells the browser to forget a proposal that can not be accepted.
    void refuse(String editId) {
        getElement().callJsFunction("refuse", editId);
    }

    /// Tells the browser that a proposal could not be saved for now: it sends it again a little later, and holds
    /// back what was made after it.
    void postpone(String editId) {
        getElement().callJsFunction("postpone", editId);
    }

    /// Has the browser give a command back as soon as all that it has proposed is saved.
    void command(String command) {
        getElement().callJsFunction("command", command);
    }

    /// Shows what a run has done so far. Call it at most twice a second.
    void count(LiveCounters counters) {
        call("count", counters);
    }

    /// Tells what people want to change. What can not be read, as an older version of the product may have kept it in
    /// the browser, is refused here.
    Registration onProposal(Consumer<CanvasProposal> listener) {
        return onDetail("canvas-proposal", detail -> proposalIn(detail).ifPresent(listener));
    }

    private Optional<CanvasProposal> proposalIn(JsonNode detail) {
        try {
            return Optional.of(JSON.treeToValue(detail, CanvasProposal.class));
        } catch (JacksonException unreadable) {
            refuse(detail.path("editId").asString(""));
            Notices.problem(getTranslation("edit.impossible"));
            return Optional.empty();
        }
    }

    /// Tells the id of the one selected box, or an empty text.
    Registration onSelect(Consumer<String> listener) {
        return onDetail(
                "canvas-select", detail -> listener.accept(detail.path("id").asString("")));
    }

    /// Tells a command that was to wait, or that a person gave with the keys: `undo`, `redo`, `publish` or `try`.
    Registration onCommand(Consumer<String> listener) {
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

    private void call(String function, Object message) {
        getElement().callJsFunction(function, JSON.<JsonNode>valueToTree(message));
    }
}
