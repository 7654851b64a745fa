package dev.pipewright.connectors.files;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
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
                        Sentence.of(
                                "connectors.headerLacksColumn",
                                "file",
                                file,
                                "field",
                                field.name(),
                                "known",
                                String.join(", ", header)));
            }
        }
    }
}
