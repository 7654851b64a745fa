package dev.pipewright.designer.run;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.engine.ledger.CalledDocument;
import java.util.List;
import java.util.function.Function;

/// Finds what was sent and answered for a document of a run, by the document's code.
final class Calls extends Div {

    private final transient Function<String, List<CalledDocument>> log;
    private final transient Inquiry inquiry = new Inquiry();
    private final TextField code = new TextField(getTranslation("calls.code"));
    private final Div found = new Div();

    /// @param log finds documents by code
    Calls(Function<String, List<CalledDocument>> log) {
        this.log = log;
        addClassName("pw-tries");
        found.addClassName("pw-tried");
        found.getElement().setAttribute("aria-live", "polite");
        var ask = new Button(getTranslation("calls.find"), clicked -> ask());
        code.addKeyPressListener(Key.ENTER, pressed -> ask());
        var search = new Div(code, ask);
        search.addClassName("pw-find");
        add(new NativeDetails(new Span(getTranslation("calls.show")), new Div(search, found)));
    }

    private void ask() {
        String wanted = code.getValue().strip();
        if (!wanted.isEmpty()) {
            inquiry.ask(() -> log.apply(wanted), documents -> show(wanted, documents));
        }
    }

    private void show(String wanted, List<CalledDocument> documents) {
        found.removeAll();
        if (documents.isEmpty()) {
            found.add(new Paragraph(getTranslation("calls.unknown", wanted)));
        }
        documents.forEach(document -> {
            var name = new DataText(document.key().company() + " "
                    + document.key().type() + " " + document.key().code());
            name.addClassName("pw-mono");
            var said = new Span(name, RunWords.badge(this, document.state()));
            said.addClassName("pw-cause");
            found.add(new Paragraph(said), new CallList(document.calls()));
        });
    }
}
