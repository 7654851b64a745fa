package dev.pipewright.designer.catalogue;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.pipewright.platform.catalogue.CatalogueEntry;

/// Says what is kept of a pipeline that is deleted, and asks whether to.
final class DeleteDialog extends Dialog {

    /// @param onDelete called if a person wants that; the dialog is closed then
    DeleteDialog(CatalogueEntry entry, Runnable onDelete) {
        setHeaderTitle(getTranslation("pipeline.delete.title", entry.name()));
        var text = new Div(
                new Paragraph(getTranslation("pipeline.delete.stops")),
                new Paragraph(getTranslation("pipeline.delete.keeps")));
        text.addClassName("pw-form");
        text.addClassName("pw-name-form");
        add(text);
        var delete = new Button(getTranslation("pipeline.delete"), clicked -> {
            close();
            onDelete.run();
        });
        delete.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        getFooter().add(new Button(getTranslation("cancel"), clicked -> close()), delete);
    }
}
