package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.convert.Conversion;
import dev.pipewright.connectors.convert.TextForms;
import dev.pipewright.connectors.convert.Unconvertible;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.model.schema.FieldType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Hands record values to the database. What a column would round, cut or guess at is refused.
final class SqlValue {

    /// The type to give if the database does not say one: what the value itself looks like.
    static final int BY_SHAPE = Integer.MIN_VALUE;

    private SqlValue() {}

    /// Sets a parameter of a statement.
    ///
    /// @param column what the database expects; its type may be [#BY_SHAPE]
    /// @throws Unconvertible if the value cannot be of that type
    static void bind(PreparedStatement statement, int index, @Nullable Object value, Column column)
            throws SQLException, Unconvertible {
        int type = column.jdbcType();
        if (value == null) {
            statement.setNull(index, type == BY_SHAPE || type == Types.OTHER ? Types.NULL : type);
            return;
        }
        switch (type) {
            case Types.DATE -> statement.setObject(index, LocalDate.parse(text(value, FieldType.Simple.DATE)));
            case Types.TIME -> statement.setObject(index, LocalTime.parse(text(value, FieldType.Simple.TIME)));
            case Types.TIMESTAMP ->
                statement.setObject(index, column.isInstant() ? instant(value) : localDateTime(value));
            case Types.TIMESTAMP_WITH_TIMEZONE -> statement.setObject(index, instant(value));
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
                statement.setBigDecimal(index, BigDecimal.valueOf((Long) converted(value, FieldType.Simple.INTEGER)));
            case Types.DECIMAL, Types.NUMERIC -> statement.setBigDecimal(index, decimal(value, column));
            case Types.REAL -> statement.setDouble(index, real(number(value)));
            case Types.FLOAT, Types.DOUBLE -> statement.setDouble(index, floating(number(value)));
            case Types.BIT, Types.BOOLEAN ->
                statement.setBoolean(index, (Boolean) converted(value, FieldType.Simple.BOOLEAN));
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
                statement.setBytes(index, Base64.getDecoder().decode(text(value, FieldType.Simple.BYTES)));
            case BY_SHAPE -> bindByShape(statement, index, value, Types.VARCHAR);
            case Types.OTHER -> bindByShape(statement, index, value, Types.OTHER);
            default -> statement.setString(index, text(value));
        }
    }

    private static Object converted(Object value, FieldType type) throws Unconvertible {
        return Conversion.to(type, TextForms.ISO).convert(value);
    }

    private static String text(Object value, FieldType type) throws Unconvertible {
        return (String) converted(value, type);
    }

    private static OffsetDateTime instant(Object value) throws Unconvertible {
        return OffsetDateTime.parse(text(value, FieldType.Simple.INSTANT));
    }

    private static LocalDateTime localDateTime(Object value) throws Unconvertible {
        return LocalDateTime.parse(text(value, FieldType.Simple.LOCAL_DATE_TIME));
    }

    private static BigDecimal number(Object value) throws Unconvertible {
        try {
            return switch (value) {
                case BigDecimal number -> number;
                case Long number -> BigDecimal.valueOf(number);
                case String text -> new BigDecimal(text.strip());
                default -> throw Unconvertible.of(value, "a number");
            };
        } catch (NumberFormatException e) {
            throw Unconvertible.of(value, "a number");
        }
    }

    private static BigDecimal decimal(Object value, Column column) throws Unconvertible {
        BigDecimal number = number(value);
        if (!column.isLimited()) {
            return number;
        }
        try {
            BigDecimal scaled = number.setScale(column.scale(), RoundingMode.UNNECESSARY);
            if (scaled.signum() != 0 && scaled.precision() > column.precision()) {
                throw Unconvertible.of(value, "a number with at most " + column.precision() + " digits");
            }
            return scaled;
        } catch (ArithmeticException e) {
            throw Unconvertible.of(
                    value, "a number with at most " + column.scale() + " digits after the decimal point");
        }
    }

    private static double floating(BigDecimal number) throws Unconvertible {
        return kept(number, Double.toString(number.doubleValue()));
    }

    private static double real(BigDecimal number) throws Unconvertible {
        return kept(number, Float.toString(number.floatValue()));
    }

    /// A number that a column of binary floats keeps as a person wrote it.
    ///
    /// @param nearest the shortest text of the nearest float
    private static double kept(BigDecimal number, String nearest) throws Unconvertible {
        boolean isKept = !nearest.contains("Inf") && new BigDecimal(nearest).compareTo(number) == 0;
        if (!isKept) {
            throw Unconvertible.of(
                    number.toPlainString(), "a number that a column of floats keeps with all its digits");
        }
        return number.doubleValue();
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
        return switch (value) {
            case Map<?, ?> object -> JsonValues.text(object);
            case List<?> list -> JsonValues.text(list);
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }
}
