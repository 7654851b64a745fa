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
        String formed = formats.number(run.formed());
        documents.setText(
                moves
                        ? getTranslation("progress.documents", formats.number(run.settled()), formed)
                        : getTranslation("progress.documentsDone", run.formed(), formed));
        records.setText(getTranslation("progress.records", run.read(), formats.number(run.read())));
    }
}
