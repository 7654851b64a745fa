package dev.pipewright.designer.help;

import dev.pipewright.designer.access.SignedIn;
import org.springframework.stereotype.Component;

/// Makes the help of a page, in the language of the page that is being worked on.
@Component
public final class HelpBooks {

    private final CurrentSample samples;
    private final SignedIn signedIn;

    HelpBooks(CurrentSample samples, SignedIn signedIn) {
        this.samples = samples;
        this.signedIn = signedIn;
    }

    /// The panel beside every page, closed at first.
    public HelpBook panel() {
        return new HelpBook(samples, signedIn.tenant(), false, "", "");
    }

    /// What the page of the help has on it.
    ///
    /// @param from the address of the page that one comes from; empty if there is none
    HelpBook page(String topic, String from) {
        return new HelpBook(samples, signedIn.tenant(), true, topic, from);
    }
}
