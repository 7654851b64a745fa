package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.spi.settings.Between;
import dev.pipewright.connectors.spi.settings.DefaultValue;
import dev.pipewright.connectors.spi.settings.Required;
import java.util.List;

/// What is written to a database.
///
/// @param keys the columns that name a row; if empty, the table's primary key
record JdbcSinkSettings(
        @Required String table,
        @DefaultValue("UPSERT") Mode mode,
        List<String> keys,
        @DefaultValue("500") @Between(min = 1, max = 10_000) int batchSize) {

    /// What happens to a row that is there already.
    enum Mode {
        /// It is replaced.
        UPSERT,
        /// It is an error, or there are two.
        INSERT
    }
}
