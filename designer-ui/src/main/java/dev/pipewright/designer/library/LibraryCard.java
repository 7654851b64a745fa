package dev.pipewright.designer.library;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import dev.pipewright.designer.catalogue.PipelinePicture;
import dev.pipewright.designer.connection.ConnectorWords;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.platform.library.LibraryEntry;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A library pipeline in the list: its picture, what it is for, what it reads and writes, and a button to begin with
/// it.
final class LibraryCard extends ListItem {

    private final String words;

    LibraryCard(LibraryEntry entry, String svg, UseDialogs uses) {
        addClassName("pw-card");
        var picture = new PipelinePicture(entry.name());
        picture.show(svg);
        var purpose = new Paragraph(new DataText(entry.purpose()));
        purpose.addClassName("pw-soft");
        var source = new DataText(entry.source());
        source.addClassName("pw-badge");
        source.getElement().setAttribute("data-tone", "calm");
        var version = new DataText("v" + entry.version());
        version.addClassName("pw-soft");
        var badges = new Div(source, version);
        badges.addClassName("pw-badges");
        var use = new Button(getTranslation("library.use"), clicked -> uses.open(entry));
        use.addThemeVariants(ButtonVariant.PRIMARY);
        use.setAriaLabel(getTranslation("library.useLabel", entry.name()));
        String reads = getTranslation("library.reads", inWords(entry.reads()));
        String writes = getTranslation("library.writes", inWords(entry.writes()));
        var said = new Div(
                new H2(new DataText(entry.name())), badges, purpose, new Paragraph(reads), new Paragraph(writes), use);
        said.addClassName("pw-card-words");
        add(picture, said);
        words = String.join("\n", entry.name(), entry.id(), entry.purpose(), entry.source(), reads, writes)
                .toLowerCase(Locale.ROOT);
    }

    private String inWords(List<String> connectors) {
        return connectors.stream()
                .map(connector -> ConnectorWords.of(this, connector))
                .collect(Collectors.joining(", "));
    }

    /// Hides the card unless each word of a text is in what it says.
    ///
    /// @return true if it is shown
    boolean filter(String text) {
        boolean fits = List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)).stream()
                .allMatch(words::contains);
        setVisible(fits);
        return fits;
    }
}
