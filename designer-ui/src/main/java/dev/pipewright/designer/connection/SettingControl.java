package dev.pipewright.designer.connection;

import com.vaadin.flow.component.Component;
import dev.pipewright.connectors.spi.settings.SettingsField;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one setting is edited with.
interface SettingControl {

    SettingsField field();

    /// What stands on the page.
    Component component();

    /// The value as settings have it; empty if the setting is left out.
    Optional<Object> value();

    /// Shows what is wrong, or that nothing is.
    ///
    /// @param sentence absent if nothing is wrong
    void refuse(@Nullable String sentence);
}
