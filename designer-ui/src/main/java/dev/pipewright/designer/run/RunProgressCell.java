package dev.pipewright.designer.run;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.platform.run.RunSummary;

/// How far a run is: the documents that are done with, of those formed so far, and the records read.
final class RunProgressCell extends Div {

    private final Formats formats = Formats.ofReader();
    private final Element bar = new Element("progress");
    private final Span documents = new Span();
    private final Span records = new Span();

    RunProgressCell() {
        addClassName("pw-progress");
        records.addClassName("pw-soft");
        bar.setAttribute("aria-label", getTranslation("runs.progress"));
        add(documents);
        getElement().appendChild(bar);
        add(records);
    }

    void show(RunSummary run) {
        boolean moves = !run.run().state().isFinal();
        bar.setVisible(moves && run.formed() > 0);
        bar.setAttribute("max", String.valueOf(run.formed())).setAttribute("value", String.valueOf(run.settled()));
        documents.setVisible(run.formed() > 0);
        documents.setText(getTranslation(
                moves ? "progress.documents" : "progress.documentsDone",
                formats.number(run.settled()),
                formats.number(run.formed())));
        records.setText(getTranslation("progress.records", formats.number(run.read())));
    }
}
