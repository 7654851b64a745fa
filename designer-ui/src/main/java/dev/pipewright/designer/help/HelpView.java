package dev.pipewright.designer.help;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.pipewright.designer.look.Page;
import jakarta.annotation.security.PermitAll;

/// The help as a page of its own, which can be linked to.
@Route(HelpBook.ROUTE + "/:topic?")
@PermitAll
class HelpView extends Page implements BeforeEnterObserver {

    private static final String FROM = "from";

    private final transient HelpBooks books;

    HelpView(HelpBooks books) {
        this.books = books;
        heading(getTranslation("help.title"));
        addClassName("pw-help-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        content(books.page(
                event.getRouteParameters().get("topic").orElse(""),
                event.getLocation()
                        .getQueryParameters()
                        .getSingleParameter(FROM)
                        .orElse("")));
    }
}
