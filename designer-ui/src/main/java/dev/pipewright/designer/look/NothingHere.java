package dev.pipewright.designer.look;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.platform.people.Person;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/// What an address shows that leads nowhere, or to what is another customer's: it says the same of both, so that nobody
/// learns what others have.
@ParentLayout(MainLayout.class)
@PermitAll
class NothingHere extends Page implements HasErrorParameter<NotFoundException> {

    private final transient SignedIn signedIn;

    NothingHere(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> missing) {
        heading(getTranslation("error.notFound.title"));
        Person person = signedIn.person();
        content(
                new KeptEdits(),
                new Paragraph(getTranslation(
                        "error.notFound.who", person.name(), person.tenant().value())),
                new EmptyState(
                        getTranslation("error.notFound.text"),
                        new Anchor("", getTranslation("error.notFound.action"))));
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
