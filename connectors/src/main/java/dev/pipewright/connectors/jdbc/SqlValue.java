package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.json.JsonValues;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Hands record values to the database.
final class SqlValue {

    /// The type to give if the database does not say one: what the value itself looks like.
    static final int BY_SHAPE = Integer.MIN_VALUE;

    private SqlValue() {}

    /// Sets a parameter of a statement.
    ///
    /// @param jdbcType what the database expects, of [Types]; or [#BY_SHAPE]
    /// @throws UnfitValue if the value cannot be of that type
    static void bind(PreparedStatement statement, int index, @Nullable Object value, int jdbcType, String typeName)
            throws SQLException, UnfitValue {
        if (value == null) {
            statement.setNull(index, jdbcType == BY_SHAPE || jdbcType == Types.OTHER ? Types.NULL : jdbcType);
            return;
        }
        try {
            bindPresent(statement, index, value, jdbcType, typeName);
        } catch (DateTimeException | NumberFormatException e) {
            throw new UnfitValue(value, typeName);
        } catch (IllegalArgumentException e) {
            throw new UnfitValue(value, "base64");
        }
    }

    private static void bindPresent(PreparedStatement statement, int index, Object value, int jdbcType, String typeName)
            throws SQLException {
        String text = value.toString();
        switch (jdbcType) {
            case Types.DATE ->
                statement.setObject(index, LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text));
            case Types.TIME -> statement.setObject(index, LocalTime.parse(text));
            case Types.TIMESTAMP -> bindTimestamp(statement, index, text, typeName);
            case Types.TIMESTAMP_WITH_TIMEZONE -> statement.setObject(index, OffsetDateTime.parse(text));
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.DECIMAL, Types.NUMERIC ->
                statement.setBigDecimal(index, new BigDecimal(text));
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> statement.setDouble(index, Double.parseDouble(text));
            case Types.BIT, Types.BOOLEAN -> statement.setBoolean(index, truth(value));
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
                statement.setBytes(index, Base64.getDecoder().decode(text));
            case BY_SHAPE -> bindByShape(statement, index, value, Types.VARCHAR);
            case Types.OTHER -> bindByShape(statement, index, value, Types.OTHER);
            default -> statement.setString(index, text(value));
        }
    }

    private static boolean truth(Object value) {
        return value instanceof Boolean truth
                ? truth
                : value.toString().equals("true") || value.toString().equals("1");
    }

    private static void bindTimestamp(PreparedStatement statement, int index, String text, String typeName)
            throws SQLException {
        if (typeName.equalsIgnoreCase("timestamptz")) {
            statement.setObject(index, OffsetDateTime.parse(text));
        } else {
            statement.setObject(
                    index, text.length() == 10 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text));
        }
    }

    private static void bindByShape(PreparedStatement statement, int index, Object value, int textType)
            throws SQLException {
        switch (value) {
            case Long number -> statement.setLong(index, number);
            case BigDecimal number -> statement.setBigDecimal(index, number);
            case Boolean truth -> statement.setBoolean(index, truth);
            default -> statement.setObject(index, text(value), textType);
        }
    }

    private static String text(Object value) {
        return value instanceof Map<?, ?> || value instanceof List<?> ? JsonValues.text(value) : value.toString();
    }

    /// A value the database cannot take.
    static final class UnfitValue extends Exception {
        UnfitValue(Object value, String typeName) {
            super("'" + value + "' is not of the type " + typeName, null, false, false);
        }
    }
}
