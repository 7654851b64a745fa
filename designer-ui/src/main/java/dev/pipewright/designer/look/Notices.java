package dev.pipewright.designer.look;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import dev.pipewright.model.Problem;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.Speaks;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Words of the product that come by themselves, at the edge of the page.
public final class Notices {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final int SECONDS = 5_000;

    private Notices() {}

    /// Says that something was done; goes away by itself.
    public static void done(String sentence) {
        var notice = Notification.show(sentence, SECONDS, Notification.Position.BOTTOM_CENTER);
        notice.addThemeVariants(NotificationVariant.LUMO_SUCCESS);
    }

    /// Says how things are; stays until the caller closes it.
    public static Notification standing(String sentence) {
        var notice = Notification.show(sentence, 0, Notification.Position.BOTTOM_START);
        notice.addThemeVariants(NotificationVariant.LUMO_WARNING);
        return notice;
    }

    /// Says why something was not done; stays until it is closed.
    public static void problem(String sentence) {
        problems(sentence, List.of());
    }

    /// Says that something went wrong that nobody at the page can mend; the log has what.
    public static void trouble(RuntimeException trouble) {
        LOG.warn("What a person asked for could not be done.", trouble);
        problem(UI.getCurrentOrThrow().getTranslation("trouble"));
    }

    /// Says why something was refused, with what was found; stays until it is closed.
    public static void refusal(Speaks refused, List<Problem> problems) {
        refused.sentence().ifPresent(sentence -> problems(said(sentence.kept()), problems));
    }

    /// A text that was kept, in the reader's language if it is the product's.
    public static String said(String kept) {
        return Sentences.in(UI.getCurrentOrThrow().getLocale()).read(kept);
    }

    private static void problems(String sentence, List<Problem> problems) {
        var ui = UI.getCurrentOrThrow();
        var texts = ProblemTexts.in(ui.getLocale());
        var list = new UnorderedList();
        problems.forEach(problem -> list.add(new ListItem(texts.sentence(problem))));
        var notice = new Notification();
        var close = new Button(ui.getTranslation("close"), clicked -> notice.close());
        var content = new Div(new Paragraph(sentence), list, close);
        content.addClassName("pw-notice");
        notice.add(content);
        notice.setDuration(0);
        notice.setAssertive(true);
        notice.setPosition(Notification.Position.BOTTOM_CENTER);
        notice.addThemeVariants(NotificationVariant.LUMO_ERROR);
        notice.open();
    }
}
