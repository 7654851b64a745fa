package dev.pipewright.connectors.mongodb;

import java.util.List;

/// A collection, read in the order of fields.
class MongoOrderedReadIT extends MongoReadIT {

    @Override
    List<String> orderedBy() {
        return List.of("order_id", "line_no");
    }

    @Override
    protected List<String> keyFields() {
        return List.of("order_id", "line_no");
    }

    @Override
    protected Object unknownKey() {
        return 99L;
    }
}
