package dev.pipewright.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PlatformDatabaseIT {

    @Test
    void a_node_that_stands_still_in_a_transaction_holds_others_up_for_ten_seconds_at_most() throws Exception {
        try (var platform = TestPlatform.start()) {
            var database = platform.get(PlatformDatabase.class);

            assertThat(List.of(database.app(), database.control(), database.timer(), database.system()))
                    .extracting(PlatformDatabaseIT::longestIdleTransaction)
                    .containsOnly("10s");
        }
    }

    private static String longestIdleTransaction(DataSource pool) {
        return JdbcClient.create(pool)
                .sql("SHOW idle_in_transaction_session_timeout")
                .query(String.class)
                .single();
    }
}
