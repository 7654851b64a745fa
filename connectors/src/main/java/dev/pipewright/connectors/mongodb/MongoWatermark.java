package dev.pipewright.connectors.mongodb;

import com.mongodb.client.MongoDatabase;
import dev.pipewright.connectors.spi.Changes;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/// The fields by which a collection's changed documents are known: dates, or numbers.
final class MongoWatermark {

    private MongoWatermark() {}

    /// The condition for documents that changed. What a field holds of another type counts as nothing, so such a
    /// document is read rather than lost.
    static BsonDocument changed(Changes changes) {
        // A part that the next one touches ends exactly where that one begins.
        BsonValue to = bound(end(changes.to(), changes), !changes.isHalfOpen());
        List<BsonDocument> all = new ArrayList<>();
        for (String field : changes.watermark()) {
            all.add(not(field, changes.isHalfOpen() ? "$gte" : "$gt", to));
        }
        Object from = changes.from();
        if (from != null) {
            BsonValue least = bound(end(from, changes), false);
            List<BsonDocument> either = new ArrayList<>();
            List<BsonDocument> none = new ArrayList<>();
            for (String field : changes.watermark()) {
                either.add(MongoSource.where(field, "$gte", least));
                none.add(not(field, "$gte", lowest(least)));
            }
            if (!changes.isHalfOpen()) {
                either.add(MongoSource.all(none.toArray(BsonDocument[]::new)));
            }
            all.add(MongoSource.any(either));
        }
        return MongoSource.all(all.toArray(BsonDocument[]::new));
    }

    private static Object end(Object value, Changes changes) {
        boolean isDay = changes.isHalfOpen() && value.toString().matches("\\d{4}-\\d\\d-\\d\\d");
        return isDay ? value + "T00:00:00Z" : value;
    }

    private static BsonDocument not(String field, String operator, BsonValue value) {
        return MongoSource.where(field, "$not", new BsonDocument(operator, value));
    }

    private static BsonValue lowest(BsonValue bound) {
        return bound.isDateTime() ? new BsonDateTime(Long.MIN_VALUE) : new BsonDouble(Double.NEGATIVE_INFINITY);
    }

    /// An end of what changed, as the database compares it.
    private static BsonValue bound(Object value, boolean upper) {
        return switch (value) {
            case Long number -> new BsonInt64(number);
            case BigDecimal number -> bound(number, upper);
            default -> new BsonDateTime(moment(value).toEpochMilli());
        };
    }

    /// A float is not quite the number that a person reads in it, so the wider of the two is the end.
    private static BsonValue bound(BigDecimal number, boolean upper) {
        double nearest = number.doubleValue();
        int order = new BigDecimal(nearest).compareTo(number);
        return (upper ? order > 0 : order < 0) ? new BsonDouble(nearest) : new BsonDecimal128(new Decimal128(number));
    }

    private static Instant moment(Object value) {
        try {
            return Instant.parse(value.toString());
        } catch (DateTimeException e) {
            throw new ConnectorException(Kind.SETTINGS, Sentence.of("connectors.noWatermark", "value", value), e);
        }
    }

    /// The highest value of the fields; of dates, none later than the server's clock less the lag.
    ///
    /// @return a number or an instant; null if no document has one
    static @Nullable Object newest(MongoSource source, List<String> fields, Duration lag, MongoDatabase database) {
        Object highest = null;
        for (String field : fields) {
            BsonValue value = highest(source, field, database);
            if (value == null) {
                continue;
            }
            Object one = comparable(field, value);
            if (highest != null && !highest.getClass().equals(one.getClass())) {
                throw unfit("connectors.watermarkFieldTypes", field, value);
            }
            highest = highest == null ? one : later(highest, one);
        }
        if (highest instanceof Instant moment) {
            Instant limit = clock(database).minus(lag);
            return (moment.isBefore(limit) ? moment : limit).toString();
        }
        return highest == null ? null : plain((BigDecimal) highest);
    }

    private static Object later(Object one, Object other) {
        boolean isLater = one instanceof Instant moment
                ? ((Instant) other).isAfter(moment)
                : ((BigDecimal) other).compareTo((BigDecimal) one) > 0;
        return isLater ? other : one;
    }

    private static @Nullable BsonValue highest(MongoSource source, String field, MongoDatabase database) {
        BsonDocument newest = source.matching(database, MongoSource.where(field, "$ne", BsonNull.VALUE))
                .sort(new BsonDocument(field, new BsonInt32(-1)))
                .allowDiskUse(true)
                .first();
        return newest == null ? null : BsonValues.at(field, newest);
    }

    private static Object comparable(String field, BsonValue value) {
        if (value.isDateTime()) {
            return Instant.ofEpochMilli(value.asDateTime().getValue());
        }
        try {
            Object number = value.isNumber() || value.isDecimal128() ? BsonValues.plain(value) : null;
            if (number != null) {
                return new BigDecimal(number.toString());
            }
        } catch (BsonValues.UnreadableValue e) {
            throw unfit("connectors.watermarkFieldType", field, value);
        }
        throw unfit("connectors.watermarkFieldType", field, value);
    }

    private static ConnectorException unfit(String key, String field, BsonValue value) {
        return new ConnectorException(
                Kind.SETTINGS,
                Sentence.of(
                        key, "field", field, "type", value.getBsonType().name().toLowerCase(Locale.ROOT)));
    }

    private static Object plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() <= 0 && stripped.precision() - stripped.scale() <= 18
                ? (Object) stripped.longValueExact()
                : stripped;
    }

    /// The server's own time. It is asked by the command that servers of all versions know.
    private static Instant clock(MongoDatabase database) {
        BsonDocument answer = database.runCommand(new BsonDocument("isMaster", new BsonInt32(1)), BsonDocument.class);
        return Instant.ofEpochMilli(answer.getDateTime("localTime").getValue());
    }
}
