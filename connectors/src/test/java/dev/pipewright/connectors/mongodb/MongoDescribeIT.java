package dev.pipewright.connectors.mongodb;

import dev.pipewright.connectors.kit.DescribableConnectionContract;
import dev.pipewright.connectors.spi.DescribableConnection;
import dev.pipewright.connectors.spi.RecordCount.Certainty;
import dev.pipewright.connectors.spi.WatermarkCandidate;
import dev.pipewright.connectors.spi.WatermarkCandidate.Reason;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;

class MongoDescribeIT extends DescribableConnectionContract {

    private static final String DOCUMENT = "{\"note\": \"x\", \"created\": {\"$date\": \"1997-01-01T00:00:00Z\"},"
            + " \"updatedAt\": {\"$date\": \"1997-01-02T00:00:00Z\"}}";

    @Override
    protected DescribableConnection open() {
        TestMongo.fill("invoice", Collections.nCopies(RECORDS, DOCUMENT).toArray(String[]::new));
        TestMongo.collection("invoice").createIndex(BsonDocument.parse("{updatedAt: 1, _id: 1}"));
        return TestMongo.open();
    }

    @Override
    protected String stream() {
        return "invoice";
    }

    @Override
    protected List<String> keys() {
        return List.of("_id");
    }

    @Override
    protected Certainty certainty() {
        return Certainty.ESTIMATE;
    }

    @Override
    protected List<WatermarkCandidate> watermarks() {
        return List.of(
                new WatermarkCandidate("updatedAt", Reason.CHANGED, true),
                new WatermarkCandidate("created", Reason.CREATED, false));
    }

    @Override
    protected Map<String, Object> missing() {
        return Map.of("collection", "nowhere");
    }
}
