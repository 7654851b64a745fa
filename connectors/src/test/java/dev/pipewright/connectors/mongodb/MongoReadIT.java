package dev.pipewright.connectors.mongodb;

import dev.pipewright.connectors.kit.KeyReadableConnectionContract;
import dev.pipewright.connectors.spi.ReadableConnection;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/// A collection, read in the order of `_id`.
class MongoReadIT extends KeyReadableConnectionContract {

    @BeforeEach
    void fillCollection() {
        TestMongo.database().drop();
        for (int order = 7; order >= 1; order--) {
            for (int line = 1; line <= 3; line++) {
                TestMongo.collection("order_line").insertOne(BsonDocument.parse("""
                        {"_id": {"$oid": "%s"}, "order_id": %d, "line_no": {"$numberLong": "%d"},
                         "day": {"$date": "1997-01-0%dT00:00:00Z"}, "amount": {"$numberDecimal": "%d.%d0"},
                         "weight": 0.1, "photo": {"$binary": {"base64": "AQI=", "subType": "00"}}, "note": null,
                         "buyer": {"name": "B-%d", "tags": ["a", true]}, "mark": "%s"}
                        """.formatted(
                                id(order, line), order, line, order, order, line, order, mark(order, line))));
            }
        }
    }

    private static String id(int order, int line) {
        return "65000000000000000000%02d%02d".formatted(order, line);
    }

    private static String mark(int order, int line) {
        return order == 4 || (order + line) % 3 == 0 ? "x" : "7";
    }

    @Override
    protected ReadableConnection open() {
        return TestMongo.open();
    }

    @Override
    protected StreamRequest request() {
        return new StreamRequest(Map.of("collection", "order_line"), Map.of(), Schema.UNKNOWN, orderedBy());
    }

    List<String> orderedBy() {
        return List.of();
    }

    @Override
    protected StreamRequest partlyUnreadable() {
        var numbers = new Schema(List.of(Field.of("mark", FieldType.Simple.INTEGER)));
        return new StreamRequest(request().settings(), Map.of(), numbers, orderedBy());
    }

    @Override
    protected List<String> keyFields() {
        return List.of("_id");
    }

    @Override
    protected Object unknownKey() {
        return "650000000000000000009999";
    }

    @Override
    protected List<Map<String, @Nullable Object>> expected() {
        List<Map<String, @Nullable Object>> expected = new ArrayList<>();
        for (int order = 1; order <= 7; order++) {
            for (int line = 1; line <= 3; line++) {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                fields.put("_id", id(order, line));
                fields.put("order_id", (long) order);
                fields.put("line_no", (long) line);
                fields.put("day", "1997-01-0" + order + "T00:00:00Z");
                fields.put("amount", new BigDecimal(order + "." + line + "0"));
                fields.put("weight", new BigDecimal("0.1"));
                fields.put("photo", "AQI=");
                fields.put("note", null);
                fields.put("buyer", Map.of("name", "B-" + order, "tags", List.of("a", true)));
                fields.put("mark", mark(order, line));
                expected.add(fields);
            }
        }
        return expected;
    }
}
