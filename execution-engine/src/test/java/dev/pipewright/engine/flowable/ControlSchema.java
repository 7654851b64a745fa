package dev.pipewright.engine.flowable;

import dev.pipewright.engine.store.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The schema that Flowable and the control tables are kept in.
final class ControlSchema {

    private ControlSchema() {}

    static void make(TestDatabase database) {
        var owner = JdbcClient.create(database.owner());
        owner.sql("CREATE SCHEMA IF NOT EXISTS flowable").update();
        owner.sql("GRANT USAGE, CREATE ON SCHEMA flowable TO pipewright_app").update();
    }
}
