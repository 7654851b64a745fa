package dev.pipewright.designer.look;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What stands in place of a page that could not be made. The person reads a sentence; the log has what happened.
@ParentLayout(MainLayout.class)
@PermitAll
class TroublePage extends Page implements HasErrorParameter<Exception> {

    private static final Logger LOG = LoggerFactory.getLogger(TroublePage.class);

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> trouble) {
        LOG.error("The page {} could not be shown.", event.getLocation().getPath(), trouble.getCaughtException());
        heading(getTranslation("error.trouble.title"));
        content(
                new KeptEdits(),
                new EmptyState(
                        getTranslation("error.trouble.text"), new Anchor("", getTranslation("error.notFound.action"))));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
