package dev.pipewright.designer.run;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.engine.ledger.Acceptance;
import java.util.List;

/// What people have accepted of a run: who, when and why; to put back. It is read when somebody wants to see it.
final class Accepted extends Div {

    private final transient CauseActions actions;
    private final transient Inquiry inquiry = new Inquiry();
    private final Formats formats = Formats.ofReader();
    private final Span headline = new Span();
    private final UnorderedList list = new UnorderedList();
    private final NativeDetails details = new NativeDetails(headline, list);
    private long shown;

    Accepted(CauseActions actions) {
        this.actions = actions;
        list.addClassName("pw-accepted");
        details.addToggleListener(toggled -> {
            if (toggled.isOpened()) {
                ask();
            }
        });
        add(details);
        setVisible(false);
    }

    void show(long count) {
        setVisible(count > 0);
        headline.setText(getTranslation("accepted.count", formats.number(count)));
        if (count != shown && details.isOpen()) {
            ask();
        }
        shown = count;
    }

    private void ask() {
        inquiry.ask(actions::acceptances, this::show);
    }

    private void show(List<Acceptance> acceptances) {
        list.removeAll();
        acceptances.forEach(acceptance -> list.add(item(acceptance)));
    }

    private ListItem item(Acceptance acceptance) {
        var said = new Paragraph(
                new Span(getTranslation("accepted.by", formats.number(acceptance.count())) + " "),
                new DataText(acceptance.person() + ", " + formats.time(acceptance.made())));
        var back = new Button(getTranslation("accepted.takeBack"), clicked -> takeBack(acceptance));
        back.addThemeVariants(ButtonVariant.TERTIARY);
        var item = new ListItem(said);
        if (!acceptance.note().isEmpty()) {
            item.add(new Paragraph(new DataText(acceptance.note())));
        }
        item.add(back);
        return item;
    }

    private void takeBack(Acceptance acceptance) {
        new Inquiry().ask(() -> actions.takeBack(acceptance.id()), gone -> {
            Notices.done(getTranslation("accepted.isBack"));
            actions.changed().run();
        });
    }
}
