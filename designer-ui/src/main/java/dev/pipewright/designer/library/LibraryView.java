package dev.pipewright.designer.library;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Route;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.catalogue.PipelinePicture;
import dev.pipewright.designer.help.Term;
import dev.pipewright.designer.look.EmptyState;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.Page;
import dev.pipewright.platform.library.Library;
import dev.pipewright.platform.library.LibraryEntry;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// All library pipelines, each with its picture; to find one, and to begin a pipeline with it.
@Route("library")
@PermitAll
class LibraryView extends Page {

    private final transient UseDialogs uses;
    private final transient Inquiry inquiry = new Inquiry();
    private final TextField search = new TextField();
    private final Paragraph nothingFound = new Paragraph();
    private final List<LibraryCard> cards = new ArrayList<>();

    LibraryView(Library library, UseDialogs uses, SignedIn signedIn) {
        this.uses = uses;
        heading(new Term("library pipeline", getTranslation("nav.library")));
        search.setPlaceholder(getTranslation("library.search"));
        search.setAriaLabel(getTranslation("library.search"));
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.EAGER);
        search.addValueChangeListener(changed -> filter());
        nothingFound.addClassName("pw-soft");
        nothingFound.getElement().setAttribute("role", "status");
        var tenant = signedIn.tenant();
        var locale = getLocale();
        addAttachListener(attached -> read(
                inquiry,
                () -> library.list(tenant).stream()
                        .map(entry -> Drawn.of(entry, locale))
                        .toList(),
                this::show));
    }

    /// An entry with its picture.
    private record Drawn(LibraryEntry entry, String svg) {

        static Drawn of(LibraryEntry entry, Locale locale) {
            return new Drawn(entry, PipelinePicture.svgOf(entry.drawing(), locale));
        }
    }

    private void show(List<Drawn> all) {
        cards.clear();
        if (all.isEmpty()) {
            content(new EmptyState(
                    getTranslation("library.empty"), new Anchor("pipelines", getTranslation("library.empty.action"))));
            return;
        }
        var list = new UnorderedList();
        list.addClassName("pw-cards");
        list.addClassName("pw-library");
        all.forEach(drawn -> {
            var card = new LibraryCard(drawn.entry(), drawn.svg(), uses);
            cards.add(card);
            list.add(card);
        });
        var text = new Paragraph(getTranslation("library.text"));
        text.addClassName("pw-soft");
        actions(search);
        content(text, nothingFound, list);
        filter();
    }

    private void filter() {
        long shown =
                cards.stream().filter(card -> card.filter(search.getValue())).count();
        nothingFound.setVisible(shown == 0);
        nothingFound.setText(shown == 0 ? getTranslation("library.nothingFound", search.getValue()) : "");
    }
}
