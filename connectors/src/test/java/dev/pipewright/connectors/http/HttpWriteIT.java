package dev.pipewright.connectors.http;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.kit.WritableConnectionContract;
import dev.pipewright.connectors.spi.SinkRequest;
import dev.pipewright.connectors.spi.WritableConnection;
import dev.pipewright.model.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

class HttpWriteIT extends WritableConnectionContract {

    private final OrderHost host = new OrderHost();

    @AfterEach
    void stopHost() {
        host.close();
    }

    @Override
    protected WritableConnection open() {
        return (WritableConnection) new HttpConnector().open(Map.of("baseUrl", host.baseUrl()));
    }

    @Override
    protected SinkRequest request() {
        return new SinkRequest(Map.of("path", "/orders"), Schema.UNKNOWN, "run-1");
    }

    @Override
    protected List<String> visibleIds() {
        List<String> ids = new ArrayList<>();
        try {
            for (String body : host.received) {
                if (JsonValues.parse(body) instanceof Map<?, ?> order) {
                    ids.add(String.valueOf(order.get("id")));
                }
            }
        } catch (InvalidJson e) {
            throw new IllegalStateException(e);
        }
        return ids;
    }
}
