package dev.pipewright.designer.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.HasDynamicTitle;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A view with its heading and its buttons on top.
public abstract class Page extends Main implements HasDynamicTitle {

    private final H1 heading = new H1();
    private final Div beside = new Div();
    private final Div actions = new Div();
    private final Div header = new Div(heading, beside, actions);

    @SuppressWarnings("this-escape") // A component puts its parts together where it is made; nobody else sees it yet.
    protected Page() {
        addClassName("pw-view");
        beside.addClassName("pw-beside");
        actions.addClassName("pw-actions");
        header.addClassName("pw-view-header");
        add(header);
    }

    /// Makes a text of the product the heading.
    ///
    /// @param text from a bundle
    protected final void heading(String text) {
        heading.setText(text);
    }

    /// Makes a word of the product that is explained where it stands the heading.
    protected final void heading(Component word) {
        heading.removeAll();
        heading.add(word);
    }

    /// Makes something the heading that people named, and no language translates.
    protected final void name(String name) {
        heading.setText(name);
        heading.getElement().setAttribute("translate", "no");
    }

    /// Puts badges and the like beside the heading, in place of those that stood there.
    protected final void beside(Component... parts) {
        beside.removeAll();
        beside.add(parts);
    }

    /// Puts what the page is about below its heading, in place of what stood there: a view is used again when a person
    /// goes from one thing to another of its kind.
    protected final void content(Component... parts) {
        removeAll();
        add(header);
        add(parts);
    }

    /// Reads what the page is about. While there is nothing on it, it says that this is being read, and, if it could
    /// not be, lets the person have it read again.
    ///
    /// @param question called outside the page's lock
    /// @param show puts the answer on the page, under its lock
    protected final <T> void read(Inquiry inquiry, Supplier<T> question, Consumer<T> show) {
        boolean isEmpty = getComponentCount() == 1;
        if (isEmpty) {
            content(new ReadingWord());
        }
        inquiry.ask(question, show, trouble -> {
            Notices.trouble(trouble);
            if (isEmpty) {
                content(new EmptyState(
                        getTranslation("page.notRead"), new Button(getTranslation("load.again"), clicked -> {
                            content();
                            read(inquiry, question, show);
                        })));
            }
        });
    }

    protected final void actions(Component... parts) {
        actions.removeAll();
        actions.add(parts);
    }

    @Override
    public String getPageTitle() {
        return heading.getElement().getTextRecursively() + " · " + getTranslation("product");
    }
}
