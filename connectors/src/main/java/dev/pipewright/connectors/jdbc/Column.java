package dev.pipewright.connectors.jdbc;

import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
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
/// @param required true if the database keeps nulls out
record Column(String name, String label, int jdbcType, String typeName, int precision, int scale, boolean required) {

    private static final int UNDECLARED = 2_000_000_000;

    /// The columns of a result.
    ///
    /// @param query the statement, to see whether a name in capitals was meant so
    /// @param ofTable true if the rows are a table's own: only then do its constraints hold for them
    static List<Column> of(ResultSetMetaData metaData, Dialect dialect, String query, boolean ofTable)
            throws SQLException {
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
                    ofTable && metaData.isNullable(i) == ResultSetMetaData.columnNoNulls));
        }
        return columns;
    }

    /// The column that a row of metadata is about.
    static Column of(ResultSet row, Dialect dialect) throws SQLException {
        String label = row.getString("COLUMN_NAME");
        var column = new Column(
                dialect.fieldName(label, ""),
                label,
                row.getInt("DATA_TYPE"),
                row.getString("TYPE_NAME"),
                row.getInt("COLUMN_SIZE"),
                row.getInt("DECIMAL_DIGITS"),
                row.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls);
        return dialect.is("sqlite") ? column.asDeclared() : column;
    }

    /// What a parameter of a statement takes, as far as the database tells.
    static Column parameter(int jdbcType) {
        return new Column("", "", jdbcType, "", 0, 0, false);
    }

    /// SQLite's driver tells how a column's values are kept; what they are is in the words of its declaration.
    Column asDeclared() {
        return switch (typeName.toUpperCase(Locale.ROOT)) {
            case "BOOLEAN" -> new Column(name, label, Types.BOOLEAN, typeName, 0, 0, required);
            case "DATE" -> new Column(name, label, Types.DATE, typeName, 0, 0, required);
            // The driver adds the digits after the point once more, and has a huge size where none was declared.
            case "DECIMAL", "NUMERIC" ->
                new Column(
                        name,
                        label,
                        Types.DECIMAL,
                        typeName,
                        precision == UNDECLARED ? 0 : precision - scale,
                        precision == UNDECLARED ? 0 : scale,
                        required);
            default -> this;
        };
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

    /// True if the database and Java agree on which values are the same and which come after which, so that a read may
    /// go on behind a value. Of texts they do not: databases pass over case, accents or blanks at the end. Nor of
    /// floats, and of times only where they are kept as they are read.
    boolean hasExactOrder() {
        return switch (jdbcType) {
            case Types.DATE -> true;
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                typeName.toLowerCase(Locale.ROOT).startsWith("timestamp");
            default -> isNumber();
        };
    }

    /// True if the column keeps a fixed number of digits.
    boolean isLimited() {
        return precision >= 1 && scale >= 0 && scale <= precision;
    }

    private FieldType decimal() {
        // A numeric without a precision holds what it likes; 38 digits are the most a schema can say.
        return isLimited() && precision <= 38 ? new FieldType.Decimal(precision, scale) : new FieldType.Decimal(38, 10);
    }
}
