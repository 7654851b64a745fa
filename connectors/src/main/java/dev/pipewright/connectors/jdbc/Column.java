package dev.pipewright.connectors.jdbc;

import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A column of a result or a table.
///
/// @param name the field's name in records
/// @param label the name the database knows it by
/// @param jdbcType of [Types]
record Column(String name, String label, int jdbcType, String typeName, int precision, int scale, boolean required) {

    /// The columns of a result.
    ///
    /// @param query the statement, to see whether a name in capitals was meant so
    static List<Column> of(ResultSetMetaData metaData, Dialect dialect, String query) throws SQLException {
        List<Column> columns = new ArrayList<>(metaData.getColumnCount());
        for (int i = 1; i <= metaData.getColumnCount(); i++) {
            String label = metaData.getColumnLabel(i);
            columns.add(new Column(
                    dialect.fieldName(label, query),
                    label,
                    metaData.getColumnType(i),
                    metaData.getColumnTypeName(i),
                    metaData.getPrecision(i),
                    metaData.getScale(i),
                    metaData.isNullable(i) == ResultSetMetaData.columnNoNulls));
        }
        return columns;
    }

    Field field() {
        return new Field(name, type(), required, false);
    }

    /// The type of the field's values in records.
    FieldType type() {
        return switch (jdbcType) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> FieldType.Simple.INTEGER;
            case Types.DECIMAL, Types.NUMERIC -> decimal();
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> new FieldType.Decimal(38, 10);
            case Types.BIT, Types.BOOLEAN -> FieldType.Simple.BOOLEAN;
            case Types.DATE -> FieldType.Simple.DATE;
            case Types.TIME, Types.TIME_WITH_TIMEZONE -> FieldType.Simple.TIME;
            case Types.TIMESTAMP -> isInstant() ? FieldType.Simple.INSTANT : FieldType.Simple.LOCAL_DATE_TIME;
            case Types.TIMESTAMP_WITH_TIMEZONE -> FieldType.Simple.INSTANT;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> FieldType.Simple.BYTES;
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.CLOB,
                    Types.NCLOB,
                    Types.SQLXML -> FieldType.Simple.STRING;
            default -> FieldType.Simple.ANY;
        };
    }

    /// PostgreSQL's driver calls both kinds of timestamps TIMESTAMP.
    boolean isInstant() {
        return typeName.toLowerCase(Locale.ROOT).equals("timestamptz");
    }

    boolean isJson() {
        String lower = typeName.toLowerCase(Locale.ROOT);
        return lower.equals("json") || lower.equals("jsonb");
    }

    boolean isNumber() {
        return switch (jdbcType) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.DECIMAL, Types.NUMERIC -> true;
            default -> false;
        };
    }

    private FieldType decimal() {
        // A numeric without a precision holds what it likes; 38 digits are the most a schema can say.
        boolean unlimited = precision < 1 || precision > 38 || scale < 0 || scale > precision;
        return unlimited ? new FieldType.Decimal(38, 10) : new FieldType.Decimal(precision, scale);
    }
}
