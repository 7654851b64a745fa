package dev.pipewright.designer.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Has the framework speak in the product's words: when a session is over, when a page lost its way, and when
/// something went wrong while a person did something.
@Service
class SystemWords implements VaadinServiceInitListener {

    private static final Logger LOG = LoggerFactory.getLogger(SystemWords.class);
    private static final int MOST_SKIPPED = 10_000;

    private final Texts texts;

    SystemWords(Texts texts) {
        this.texts = texts;
    }

    @Override
    public void serviceInit(ServiceInitEvent started) {
        var service = started.getSource();
        service.setSystemMessagesProvider(reader -> messages(reader.getLocale()));
        service.addUIInitListener(opened -> sayHowTheConnectionIs(opened.getUI()));
        service.addSessionInitListener(begun -> countPagesFromElsewhere(begun.getSession()));
        service.addSessionInitListener(begun -> begun.getSession().setErrorHandler(trouble -> {
            LOG.error("What a person did could not be done.", trouble.getThrowable());
            // What was done for a page in the background has no component.
            trouble.getComponent()
                    .flatMap(Component::getUI)
                    .or(() -> Optional.ofNullable(UI.getCurrent()))
                    // Nobody sees it on a page that was left meanwhile.
                    .ifPresent(ui -> ui.accessLater(() -> Notices.problem(ui.getTranslation("trouble")), () -> {})
                            .run());
        }));
    }

    /// A page of a session that is over must not be taken for a page of the one that follows, which would load it
    /// again without a word: the numbers of both, which count from 0, are not to be the same.
    private static void countPagesFromElsewhere(VaadinSession session) {
        int skipped = ThreadLocalRandom.current().nextInt(MOST_SKIPPED);
        for (int i = 0; i < skipped; i++) {
            session.getNextUIid();
        }
    }

    /// The word on the connection has no other way to get its texts.
    private static void sayHowTheConnectionIs(UI ui) {
        ui.getPage()
                .executeJs(
                        "const said = window.Vaadin?.connectionIndicator;"
                                + "if (said) { said.onlineText = $0; said.offlineText = $1; said.reconnectingText = $2; }",
                        ui.getTranslation("connection.online"),
                        ui.getTranslation("connection.offline"),
                        ui.getTranslation("connection.reconnecting"));
    }

    SystemMessages messages(Locale locale) {
        var messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(true);
        messages.setSessionExpiredCaption(text("session.expired.title", locale));
        messages.setSessionExpiredMessage(text("session.expired.text", locale));
        messages.setInternalErrorCaption(text("session.trouble.title", locale));
        messages.setInternalErrorMessage(text("session.trouble.text", locale));
        messages.setSyncErrorCaption(text("session.trouble.title", locale));
        messages.setSyncErrorMessage(text("session.trouble.text", locale));
        messages.setCookiesDisabledCaption(text("session.cookies.title", locale));
        messages.setCookiesDisabledMessage(text("session.cookies.text", locale));
        return messages;
    }

    private String text(String key, Locale locale) {
        return texts.getTranslation(key, locale);
    }
}
