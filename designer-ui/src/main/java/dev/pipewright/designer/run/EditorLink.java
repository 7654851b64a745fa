package dev.pipewright.designer.run;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.RouteConfiguration;
import dev.pipewright.designer.pipeline.PipelineView;
import dev.pipewright.engine.ledger.CauseKey;
import dev.pipewright.engine.ledger.TroubledDocument;
import dev.pipewright.model.NodeId;
import dev.pipewright.platform.preview.SampleChoice;

/// Leads from what did not get through to the drawing, with its records in the preview.
final class EditorLink extends Anchor {

    private EditorLink(String pipeline, SampleChoice sample, NodeId node, String label) {
        super(
                RouteConfiguration.forSessionScope().getUrl(PipelineView.class, PipelineView.of(pipeline)) + "?"
                        + PipelineView.showing(sample, node).getQueryString(),
                label);
        addClassName("pw-editor-link");
    }

    /// What a cause hit, at the node that it stopped at.
    static EditorLink toCause(CauseActions actions, CauseKey cause) {
        var ui = UI.getCurrentOrThrow();
        return new EditorLink(
                actions.pipeline(),
                new SampleChoice.OfCause(actions.run(), cause),
                cause.node(),
                ui.getTranslation("cause.editor"));
    }

    /// A document, at its call.
    static EditorLink toDocument(CauseActions actions, TroubledDocument document) {
        var ui = UI.getCurrentOrThrow();
        var link = new EditorLink(
                actions.pipeline(),
                new SampleChoice.OfDocument(actions.run(), document.id()),
                document.call(),
                ui.getTranslation("cause.editor"));
        link.getElement()
                .setAttribute(
                        "aria-label",
                        ui.getTranslation("cause.editorOf", document.key().code()));
        return link;
    }
}
