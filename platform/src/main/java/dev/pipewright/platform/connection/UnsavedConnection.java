package dev.pipewright.platform.connection;

import dev.pipewright.platform.catalogue.SavedConnection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A connection as somebody is editing it.
///
/// @param connector its kind, as in `jdbc`
/// @param settings JSON values by name. A secret that is left out stays as it is kept; an empty one is to be forgotten
/// @param kept the saved connection that is edited or was copied, whose secrets stay; absent for a new one
public record UnsavedConnection(
        String connector,
        Map<String, Object> settings,
        @Nullable String kept) {

    public UnsavedConnection(String connector, Map<String, Object> settings, @Nullable String kept) {
        this.connector = connector;
        this.settings = Map.copyOf(settings);
        this.kept = kept;
    }

    /// A saved connection as it is.
    public static UnsavedConnection of(SavedConnection saved) {
        return new UnsavedConnection(saved.connector(), saved.settings(), saved.name());
    }

    /// Its secrets may be among the settings, so they are not told.
    @Override
    public String toString() {
        return connector + " " + settings.keySet();
    }
}
