package dev.pipewright.platform.connection;

import dev.pipewright.connectors.spi.SqlNames;
import dev.pipewright.connectors.spi.SqlTable;
import java.util.List;

/// The tables of a database, and how they are named in a statement.
///
/// @param tables where there are very many, only the first ones have their columns
public record TableList(List<SqlTable> tables, SqlNames names) {
    public TableList {
        tables = List.copyOf(tables);
    }
}
