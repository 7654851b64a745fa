package dev.pipewright.connectors.http;

import dev.pipewright.connectors.kit.ReadableConnectionContract;
import dev.pipewright.connectors.spi.ReadableConnection;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/// What the connector does with each way of paging.
abstract class HttpReadContract extends ReadableConnectionContract {

    private final OrderHost host = new OrderHost();

    /// The settings that are special to a way of paging.
    abstract Map<String, Object> paging();

    @AfterEach
    void stopHost() {
        host.close();
    }

    @Override
    protected ReadableConnection open() {
        return (ReadableConnection) new HttpConnector().open(Map.of("baseUrl", host.baseUrl(), "testPath", "/orders"));
    }

    @Override
    protected StreamRequest request() {
        return request(Schema.UNKNOWN);
    }

    private StreamRequest request(Schema schema) {
        Map<String, Object> settings = new LinkedHashMap<>(Map.of("path", "/orders", "records", "/orders"));
        settings.putAll(paging());
        return new StreamRequest(settings, Map.of(), schema, List.of());
    }

    @Override
    protected StreamRequest partlyUnreadable() {
        return request(new Schema(List.of(Field.of("quantity", FieldType.Simple.BOOLEAN))));
    }

    @Override
    protected List<Map<String, @Nullable Object>> expected() {
        List<Map<String, @Nullable Object>> expected = new ArrayList<>();
        for (int i = 0; i < OrderHost.ORDERS; i++) {
            expected.add(new LinkedHashMap<>(OrderHost.order(i)));
        }
        return expected;
    }
}
