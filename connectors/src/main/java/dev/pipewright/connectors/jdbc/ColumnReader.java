package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one column of the current row as a record value.
interface ColumnReader {

    /// Reads the value.
    ///
    /// @throws UnreadableValue if the database holds what no record can, such as NaN
    @Nullable
    Object read(ResultSet row, int index) throws SQLException, UnreadableValue;

    /// The reader of a column.
    static ColumnReader of(Column column, Dialect dialect) {
        if (dialect.is("sqlite")) {
            // Any value may stand in any column there.
            return (row, index) -> plain(row.getObject(index));
        }
        return switch (column.jdbcType()) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> ColumnReader::whole;
            case Types.DECIMAL, Types.NUMERIC -> ColumnReader::decimal;
            case Types.REAL -> (row, index) -> plain(row.getObject(index));
            case Types.FLOAT, Types.DOUBLE -> (row, index) -> plain(row.getObject(index));
            case Types.BIT, Types.BOOLEAN -> ColumnReader::truth;
            case Types.DATE -> (row, index) -> plain(row.getObject(index, LocalDate.class));
            case Types.TIME -> (row, index) -> plain(row.getObject(index, LocalTime.class));
            case Types.TIMESTAMP ->
                column.isInstant()
                        ? (row, index) -> plain(row.getObject(index, OffsetDateTime.class))
                        : (row, index) -> plain(row.getObject(index, LocalDateTime.class));
            case Types.TIMESTAMP_WITH_TIMEZONE -> (row, index) -> plain(row.getObject(index, OffsetDateTime.class));
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> (row, index) -> plain(row.getBytes(index));
            case Types.BLOB -> (row, index) -> plain(row.getBlob(index));
            case Types.CLOB, Types.NCLOB -> (row, index) -> plain(row.getClob(index));
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.SQLXML -> ResultSet::getString;
            default -> column.isJson() ? ColumnReader::json : (row, index) -> plain(row.getObject(index));
        };
    }

    private static @Nullable Object whole(ResultSet row, int index) throws SQLException {
        long value = row.getLong(index);
        return row.wasNull() ? null : (Object) value;
    }

    private static @Nullable Object decimal(ResultSet row, int index) throws SQLException, UnreadableValue {
        try {
            return row.getBigDecimal(index);
        } catch (SQLException e) {
            // PostgreSQL's numeric knows NaN and infinity; the driver refuses to make them a BigDecimal.
            Object value = row.getObject(index);
            if (value instanceof Double) {
                return plain(value);
            }
            throw e;
        }
    }

    private static @Nullable Object truth(ResultSet row, int index) throws SQLException {
        boolean value = row.getBoolean(index);
        return row.wasNull() ? null : (Object) value;
    }

    private static @Nullable Object json(ResultSet row, int index) throws SQLException, UnreadableValue {
        String text = row.getString(index);
        try {
            return text == null ? null : JsonValues.parse(text);
        } catch (InvalidJson e) {
            throw new UnreadableValue("is not JSON: " + e.getMessage());
        }
    }

    /// The record value of what a driver gave.
    static @Nullable Object plain(@Nullable Object value) throws SQLException, UnreadableValue {
        return switch (value) {
            case null -> null;
            case Boolean truth -> truth;
            case Long number -> number;
            case Integer number -> (Object) number.longValue();
            case Short number -> (Object) number.longValue();
            case Byte number -> (Object) number.longValue();
            case BigDecimal number -> number;
            // The shortest text that means this float: what a person would call its value.
            case Double number -> decimal(number.isInfinite() || number.isNaN(), number.toString());
            case Float number -> decimal(number.isInfinite() || number.isNaN(), number.toString());
            case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
            case LocalTime time -> DateTimeFormatter.ISO_LOCAL_TIME.format(time);
            case OffsetTime time -> DateTimeFormatter.ISO_LOCAL_TIME.format(time.toLocalTime());
            case LocalDateTime time -> written(time);
            case java.sql.Timestamp time -> written(time.toLocalDateTime());
            case OffsetDateTime time -> time.toInstant().toString();
            case Clob text -> text.getSubString(1, lengthOf(text.length()));
            case Blob bytes -> Base64.getEncoder().encodeToString(bytes.getBytes(1, lengthOf(bytes.length())));
            case Array array -> list(array);
            default -> value.toString();
        };
    }

    /// A local date-time as records have it.
    static String written(LocalDateTime time) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
    }

    /// The length of a large value, before it is fetched.
    private static int lengthOf(long length) throws UnreadableValue {
        if (length > JsonValues.MOST_BYTES) {
            throw new UnreadableValue("is longer than 16 MB");
        }
        return (int) length;
    }

    private static BigDecimal decimal(boolean isNone, String text) throws UnreadableValue {
        if (isNone) {
            throw new UnreadableValue("is " + text + ", which is not a number a record can hold");
        }
        return new BigDecimal(text);
    }

    private static List<@Nullable Object> list(Array array) throws SQLException, UnreadableValue {
        List<@Nullable Object> list = new ArrayList<>();
        for (Object item : (Object[]) array.getArray()) {
            list.add(plain(item));
        }
        return list;
    }

    /// A value no record can hold; the message follows the column's name.
    final class UnreadableValue extends Exception {
        UnreadableValue(String message) {
            super(message, null, false, false);
        }
    }
}
