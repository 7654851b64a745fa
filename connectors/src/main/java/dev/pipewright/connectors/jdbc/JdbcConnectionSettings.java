package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.spi.Secret;
import dev.pipewright.connectors.spi.settings.Between;
import dev.pipewright.connectors.spi.settings.DefaultValue;
import dev.pipewright.connectors.spi.settings.Required;
import org.jspecify.annotations.Nullable;

/// How a database is reached.
///
/// @param driverJar a jar with the driver, if it is not on the class path
record JdbcConnectionSettings(
        @Required String url,
        @Nullable String user,
        @Nullable Secret password,
        @Nullable String driverJar,
        @DefaultValue("10") @Between(min = 1, max = 300) int connectTimeoutSeconds) {}
