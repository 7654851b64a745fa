package dev.pipewright.connectors.spi;

import dev.pipewright.model.schema.Field;
import java.util.List;

/// A table or view that a statement can name. All names are as the database keeps them.
///
/// @param schema empty where there are no schemas
/// @param columns empty if they were not looked up
public record SqlTable(String schema, String name, List<Field> columns) {
    public SqlTable {
        columns = List.copyOf(columns);
    }
}
