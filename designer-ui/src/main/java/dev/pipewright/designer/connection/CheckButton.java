package dev.pipewright.designer.connection;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.pipewright.designer.look.Badge.Tone;
import dev.pipewright.designer.look.Inquiry;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// Tests a connection, and has the answer beside it.
final class CheckButton extends Div {

    private final transient Inquiry inquiry = new Inquiry();
    private final Button button = new Button(getTranslation("connection.test"));
    private final Button stop = new Button(getTranslation("connection.test.stop"));
    private final Span answer = new Span();

    /// @param check gives what to ask, outside the page's lock; empty if there is nothing to ask yet
    CheckButton(Supplier<Optional<Supplier<String>>> check) {
        addClassName("pw-check");
        answer.getElement().setAttribute("role", "status");
        button.addClickListener(clicked -> check.get().ifPresent(this::ask));
        stop.addClickListener(clicked -> {
            inquiry.drop();
            waits(false);
            clear();
        });
        add(button, stop, answer);
        waits(false);
    }

    private void ask(Supplier<String> question) {
        waits(true);
        say(getTranslation("connection.testing"), Tone.CALM);
        inquiry.ask(
                question,
                reached -> {
                    waits(false);
                    say(reached, Tone.GOOD);
                    answer.getElement().setAttribute("translate", "no");
                },
                trouble -> {
                    waits(false);
                    say(Spoken.of(trouble), Tone.BAD);
                });
    }

    private void waits(boolean waits) {
        button.setEnabled(!waits);
        stop.setVisible(waits);
    }

    private void say(String sentence, Tone tone) {
        answer.getElement().removeAttribute("translate");
        answer.getElement().setAttribute("data-tone", tone.name().toLowerCase(Locale.ROOT));
        answer.setText(sentence);
    }

    /// Takes the answer away: what it was about is no more.
    void clear() {
        answer.setText("");
    }
}
