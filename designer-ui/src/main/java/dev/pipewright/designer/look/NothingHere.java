package dev.pipewright.designer.look;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/// What an address shows that leads nowhere.
@ParentLayout(MainLayout.class)
@PermitAll
class NothingHere extends Page implements HasErrorParameter<NotFoundException> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> missing) {
        heading(getTranslation("error.notFound.title"));
        content(
                new KeptEdits(),
                new EmptyState(
                        getTranslation("error.notFound.text"),
                        new Anchor("", getTranslation("error.notFound.action"))));
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
