package dev.pipewright.engine.call;

import dev.pipewright.connectors.spi.settings.Between;
import dev.pipewright.connectors.spi.settings.DefaultValue;
import dev.pipewright.connectors.spi.settings.SettingsBinder;
import java.util.Map;

/// The error limit of a call node, which every preset has. Without it a run goes on, whatever is refused.
record ErrorLimitSettings(
        @DefaultValue("0") @Between(min = 0, max = 1_000_000_000)
        int stopAfterErrors,

        @DefaultValue("0") @Between(min = 0, max = 100) int stopAfterErrorPercent) {

    /// The limit that a node's settings say.
    ///
    /// @throws dev.pipewright.connectors.spi.ConnectorException if they are wrong
    static ErrorLimit limitOf(Map<String, Object> settings) {
        ErrorLimitSettings own = SettingsBinder.bind(ErrorLimitSettings.class, settings);
        return new ErrorLimit(own.stopAfterErrors, own.stopAfterErrorPercent);
    }
}
