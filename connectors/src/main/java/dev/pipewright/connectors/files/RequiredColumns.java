package dev.pipewright.connectors.files;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.Schema;
import java.util.List;

/// Compares a header with what was agreed: a column that is no longer there is one complaint, not one for each row.
final class RequiredColumns {

    private RequiredColumns() {}

    /// @throws ConnectorException if the header lacks a field that each record must have
    static void requireIn(List<String> header, Schema schema, String file) {
        for (Field field : schema.fields()) {
            if (field.required() && !header.contains(field.name())) {
                throw new ConnectorException(
                        Kind.DATA,
                        "The header of '" + file + "' has no column '" + field.name() + "', which the source's fields"
                                + " require. It has " + String.join(", ", header)
                                + ". Correct the file, or the fields of the source.");
            }
        }
    }
}
