package dev.pipewright.designer.library;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import dev.pipewright.designer.connection.ConnectionDialogs;
import dev.pipewright.designer.connection.ConnectorWords;
import dev.pipewright.model.environment.NodeConnection;
import dev.pipewright.platform.catalogue.SavedConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks which connection of the tenant stands for one of a library pipeline, and lets one be made in place.
final class BindingField extends Div {

    private final Select<String> own = new Select<>();
    private final List<String> names;

    /// @param saved all connections of the tenant
    BindingField(NodeConnection wanted, List<SavedConnection> saved, ConnectionDialogs dialogs) {
        names = new ArrayList<>(saved.stream()
                .filter(connection -> connection.connector().equals(wanted.connector()))
                .map(SavedConnection::name)
                .toList());
        String kind = ConnectorWords.of(this, wanted.connector());
        own.setLabel(getTranslation("library.connection", wanted.name(), kind));
        own.setEmptySelectionAllowed(true);
        own.setEmptySelectionCaption(getTranslation("library.connection.later"));
        own.setItems(names);
        // The one that is called so is meant, or the only one there is.
        if (names.contains(wanted.name())) {
            own.setValue(wanted.name());
        } else if (names.size() == 1) {
            own.setValue(names.getFirst());
        }
        var add = new Button(
                getTranslation("library.connection.add"), clicked -> dialogs.add(wanted.connector(), this::choose));
        add.setAriaLabel(getTranslation("library.connection.addLabel", wanted.name()));
        addClassName("pw-inline-form");
        addClassName("pw-binding");
        add(own, add);
    }

    private void choose(String added) {
        if (!names.contains(added)) {
            names.add(added);
        }
        own.setItems(names);
        own.setValue(added);
    }

    /// The name of the connection that was chosen, if any.
    Optional<String> chosen() {
        return own.getOptionalValue().filter(name -> !name.isEmpty());
    }
}
