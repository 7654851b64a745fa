package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Divides the values of a column into ranges of about the same width.
final class KeyRanges {

    private KeyRanges() {}

    static List<KeyRange> of(SourceQuery query, int wanted, Connection session) throws SQLException {
        Column column = query.splitColumn();
        if (column == null || wanted == 1) {
            return List.of(KeyRange.WHOLE);
        }
        String name = "q." + query.dialect().quoted(column.label());
        SqlText text = query.text().asTable("MIN(" + name + "), MAX(" + name + ")");
        try (PreparedStatement statement = text.prepare(session, query.dialect());
                ResultSet result = statement.executeQuery()) {
            result.next();
            return ranges(column, wanted, result);
        }
    }

    private static List<KeyRange> ranges(Column column, int wanted, ResultSet result) throws SQLException {
        if (column.isNumber()) {
            BigDecimal least = result.getBigDecimal(1);
            BigDecimal most = result.getBigDecimal(2);
            return between(least, most, wanted, BigDecimal::toPlainString);
        }
        if (column.jdbcType() == Types.DATE) {
            return between(
                    days(result, 1),
                    days(result, 2),
                    wanted,
                    day -> LocalDate.ofEpochDay(day.longValueExact()).toString());
        }
        throw new ConnectorException(
                Kind.SETTINGS,
                Sentence.of("connectors.cannotSplitBy", "column", column.name(), "type", column.typeName()));
    }

    private static @Nullable BigDecimal days(ResultSet result, int index) throws SQLException {
        LocalDate day = result.getObject(index, LocalDate.class);
        return day == null ? null : BigDecimal.valueOf(day.toEpochDay());
    }

    private static List<KeyRange> between(
            @Nullable BigDecimal least, @Nullable BigDecimal most, int wanted, Function<BigDecimal, String> text) {
        if (least == null || most == null) {
            return List.of(KeyRange.WHOLE);
        }
        BigDecimal width = most.subtract(least).add(BigDecimal.ONE);
        List<String> borders = new ArrayList<>();
        for (int i = 1; i < wanted; i++) {
            BigDecimal border = least.add(width.multiply(BigDecimal.valueOf(i))
                            .divide(BigDecimal.valueOf(wanted), 0, RoundingMode.FLOOR))
                    .setScale(0, RoundingMode.FLOOR);
            String next = text.apply(border);
            boolean isNew = borders.isEmpty() || !borders.getLast().equals(next);
            if (border.compareTo(least) > 0 && isNew) {
                borders.add(next);
            }
        }
        List<KeyRange> ranges = new ArrayList<>();
        String from = null;
        for (String to : borders) {
            ranges.add(new KeyRange(from, to));
            from = to;
        }
        ranges.add(new KeyRange(from, null));
        return ranges;
    }
}
