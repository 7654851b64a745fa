package dev.pipewright.designer.look;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/// Asks whether something is to be removed indeed. Nothing is removed unless the person says so.
public final class RemovalDialog extends ConfirmDialog {

    /// @param title what is to be removed
    /// @param text what becomes of what depends on it
    public RemovalDialog(String title, String text, Runnable remove) {
        setHeader(title);
        setText(text);
        setConfirmText(getTranslation("connections.remove"));
        addConfirmListener(confirmed -> remove.run());
        setCancelable(true);
        setCancelText(getTranslation("cancel"));
        setConfirmButtonTheme("error primary");
    }
}
