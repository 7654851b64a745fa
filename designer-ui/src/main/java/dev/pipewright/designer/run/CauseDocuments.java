package dev.pipewright.designer.run;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.designer.look.SaidText;
import dev.pipewright.engine.ledger.CauseKey;
import dev.pipewright.engine.ledger.RejectedRecord;
import dev.pipewright.engine.ledger.TroubledDocument;
import dev.pipewright.platform.trouble.TroubledRecord;
import java.util.List;
import java.util.Optional;

/// The documents or records of a cause, each with what is said about it. They are read when somebody wants to
/// see them, a page at a time.
final class CauseDocuments extends Div {

    private static final int PAGE = 20;

    private final transient CauseActions actions;
    private final transient CauseKey cause;
    private final transient Inquiry inquiry = new Inquiry();
    private final UnorderedList list = new UnorderedList();
    private final Button more = new Button(getTranslation("tries.more"));
    private final boolean correctable;
    private long last;

    /// @param correctable true if a person can change a document and send it again
    CauseDocuments(CauseActions actions, CauseKey cause, boolean correctable) {
        this.actions = actions;
        this.cause = cause;
        this.correctable = correctable;
        list.addClassName("pw-cause-documents");
        // The button that was pressed is gone: the list has the focus now.
        list.getElement().setAttribute("tabindex", "-1").callJsFunction("focus");
        more.setVisible(false);
        more.addClickListener(clicked -> ask());
        add(list, more);
        ask();
    }

    private void ask() {
        long from = last;
        if (cause.isOfRecords()) {
            inquiry.ask(() -> actions.records(cause, from, PAGE), this::addRecords);
        } else {
            inquiry.ask(() -> actions.documents(cause, from, PAGE), this::addDocuments);
        }
    }

    private void addDocuments(List<TroubledDocument> page) {
        page.forEach(document -> {
            var said = new Span(DataText.mono(document.key().code()), new SaidText(document.message()));
            said.addClassName("pw-cause");
            var item = new ListItem();
            if (document.attempts().isEmpty()) {
                item.add(said);
            } else {
                var tries = new Div(new AttemptTable(document.attempts()));
                tries.addClassName("pw-scroll");
                item.add(new NativeDetails(said, tries));
            }
            if (correctable) {
                item.add(correct(document));
            }
            item.add(EditorLink.toDocument(actions, document));
            list.add(item);
            last = document.id();
        });
        more.setVisible(page.size() == PAGE);
    }

    private Button correct(TroubledDocument document) {
        var button = new Button(
                getTranslation("cause.correct"),
                clicked -> new Inquiry().ask(() -> actions.record(document.id()), this::open));
        button.setAriaLabel(getTranslation("correct.title", document.key().code()));
        return button;
    }

    private void open(Optional<TroubledRecord> record) {
        record.ifPresentOrElse(
                found -> new CorrectDialog(actions, found).open(),
                () -> Notices.problem(getTranslation("correct.gone")));
    }

    private void addRecords(List<RejectedRecord> page) {
        page.forEach(record -> {
            var place = new DataText(
                    record.origin().stream() + ", " + record.origin().position());
            place.addClassName("pw-soft");
            var said = new Span(place, new SaidText(record.message()));
            said.addClassName("pw-cause");
            list.add(new ListItem(new NativeDetails(said, DataText.mono(record.raw()))));
        });
        last += page.size();
        more.setVisible(page.size() == PAGE);
    }
}
