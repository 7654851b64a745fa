package dev.pipewright.connectors.spi;

import dev.pipewright.model.schema.Field;
import java.util.List;

/// A connection whose streams are tables, and can be read by a statement.
public interface SqlConnection extends ReadableConnection {

    /// The tables that a statement can name; where there are very many, only the first ones with their columns.
    ///
    /// @throws ConnectorException if the system cannot be asked
    List<SqlTable> tables();

    /// The columns of one of the tables; none if it is gone.
    ///
    /// @throws ConnectorException if the system cannot be asked
    List<Field> columns(SqlTable table);

    /// How names are written in its statements.
    ///
    /// @throws ConnectorException if the system cannot be asked
    SqlNames names();
}
