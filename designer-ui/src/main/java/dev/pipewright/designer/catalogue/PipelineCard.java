package dev.pipewright.designer.catalogue;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.router.RouterLink;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.Standing;
import dev.pipewright.designer.pipeline.PipelineView;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import java.util.Locale;

/// A pipeline in the list: its picture, how it stands, and what can be done with it.
final class PipelineCard extends ListItem {

    private final transient CatalogueEntry entry;
    private final PipelinePicture picture;

    PipelineCard(CatalogueEntry entry, PipelineActions actions) {
        this.entry = entry;
        this.picture = new PipelinePicture(entry.name());
        addClassName("pw-card");
        var link = new RouterLink("", PipelineView.class, PipelineView.of(entry.id()));
        link.add(new DataText(entry.name()));
        var description = new Paragraph(new DataText(entry.description()));
        description.addClassName("pw-soft");
        var changed = new Paragraph(
                getTranslation("pipelines.changed", Formats.ofReader().time(entry.changedAt())));
        changed.addClassName("pw-soft");
        var words = new Div(new H2(link), new Standing(entry), description, changed);
        words.addClassName("pw-card-words");
        add(picture, words, menu(actions));
    }

    CatalogueEntry entry() {
        return entry;
    }

    /// Shows the picture.
    ///
    /// @param svg as [PipelinePicture#svgOf] gives it
    void show(String svg) {
        picture.show(svg);
    }

    /// Hides the card unless its name, id or description has a text.
    ///
    /// @return true if it is shown
    boolean filter(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        boolean fits = (entry.name() + "\n" + entry.id() + "\n" + entry.description())
                .toLowerCase(Locale.ROOT)
                .contains(wanted);
        setVisible(fits);
        return fits;
    }

    private MenuBar menu(PipelineActions actions) {
        var menu = new MenuBar();
        menu.addThemeVariants(MenuBarVariant.LUMO_TERTIARY);
        menu.addClassName("pw-card-menu");
        var item = menu.addItem(new SvgIcon("icons/more.svg"));
        item.setAriaLabel(getTranslation("pipeline.actions", entry.name()));
        item.getSubMenu().addItem(getTranslation("pipeline.rename"), chosen -> actions.rename(entry));
        item.getSubMenu().addItem(getTranslation("pipeline.duplicate"), chosen -> actions.duplicate(entry));
        item.getSubMenu().addItem(getTranslation("pipeline.delete"), chosen -> actions.delete(entry));
        return menu;
    }
}
