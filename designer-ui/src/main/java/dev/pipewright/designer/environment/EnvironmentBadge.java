package dev.pipewright.designer.environment;

import dev.pipewright.designer.look.Badge;
import dev.pipewright.designer.look.Badge.Tone;

/// The name of the environment that something runs in, as a badge.
public final class EnvironmentBadge {

    private EnvironmentBadge() {}

    /// A badge that says where something runs.
    ///
    /// @param name of an environment; empty for the connections that are drawn, of which nothing is said
    public static Badge of(String name) {
        var badge = new Badge(name, Tone.CALM);
        badge.getElement().setAttribute("translate", "no");
        badge.setVisible(!name.isEmpty());
        return badge;
    }
}
