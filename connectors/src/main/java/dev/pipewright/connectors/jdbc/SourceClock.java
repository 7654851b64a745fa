package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds out how far a load may read.
final class SourceClock {

    private SourceClock() {}

    /// Reads a column of a row.
    private interface Access<T> {
        @Nullable
        T of(ResultSet row, int index) throws SQLException;
    }

    /// The highest value of the watermark; of times, none later than the database's clock less the lag.
    ///
    /// @param zone where the clocks of times without a zone stand
    /// @return as a record has it; null if there is none
    static @Nullable Object newest(Watermark watermark, @Nullable ZoneId zone, Duration lag, Connection session)
            throws SQLException {
        if (watermark.isNumber()) {
            BigDecimal highest = highest(watermark, ResultSet::getBigDecimal, session);
            return highest == null ? null : plain(highest);
        }
        if (watermark.isInstant()) {
            OffsetDateTime highest = highest(watermark, (row, i) -> row.getObject(i, OffsetDateTime.class), session);
            Instant limit = now(watermark.query().dialect(), session).minus(lag);
            return highest == null ? null : earlier(highest.toInstant(), limit).toString();
        }
        LocalDateTime limit = LocalDateTime.ofInstant(
                now(watermark.query().dialect(), session).minus(lag), known(zone, watermark));
        if (watermark.isDate()) {
            LocalDate highest = highest(watermark, (row, i) -> row.getObject(i, LocalDate.class), session);
            return highest == null
                    ? null
                    : earlier(highest, limit.toLocalDate()).toString();
        }
        LocalDateTime highest = highest(watermark, (row, i) -> row.getObject(i, LocalDateTime.class), session);
        return highest == null ? null : ColumnReader.written(earlier(highest, limit));
    }

    private static ZoneId known(@Nullable ZoneId zone, Watermark watermark) {
        if (zone == null) {
            throw new ConnectorException(
                    Kind.SETTINGS,
                    Sentence.of(
                            "connectors.watermarkZone",
                            "field",
                            watermark.columns().getFirst().name()));
        }
        return zone;
    }

    private static <T extends Comparable<? super T>> T earlier(T one, T other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Object plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() <= 0 && stripped.precision() - stripped.scale() <= 18
                ? (Object) stripped.longValueExact()
                : stripped;
    }

    private static <T extends Comparable<? super T>> @Nullable T highest(
            Watermark watermark, Access<T> access, Connection session) throws SQLException {
        List<T> values = new ArrayList<>();
        try (PreparedStatement statement =
                        watermark.highest().prepare(session, watermark.query().dialect());
                ResultSet result = statement.executeQuery()) {
            result.next();
            for (int i = 1; i <= watermark.columns().size(); i++) {
                T value = access.of(result, i);
                if (value != null) {
                    values.add(value);
                }
            }
        }
        return values.stream().max(Comparator.naturalOrder()).orElse(null);
    }

    private static Instant now(Dialect dialect, Connection session) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet result = statement.executeQuery(dialect.clock())) {
            result.next();
            return dialect.clockTellsOffset()
                    ? result.getObject(1, OffsetDateTime.class).toInstant()
                    : result.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC);
        }
    }
}
