package dev.pipewright.connectors.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.ServerAddress;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class MongoFailuresTest {

    private static final ServerAddress SERVER = new ServerAddress("db", 27017);
    private static final MongoCredential READER =
            MongoCredential.createCredential("reader", "admin", "s3cret".toCharArray());

    private final MongoFailures failures = new MongoFailures("db:27017", "reader");

    @Test
    void a_connection_that_is_lost_during_the_log_in_is_no_refusal() {
        var lost = new MongoSecurityException(READER, "no log-in", new MongoSocketReadException("It broke", SERVER));

        ConnectorException failure = failures.during("look up keys", lost, null);

        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure)
                .hasMessage("The database at db:27017 stopped when trying to look up keys. It says: It broke.");
    }

    @Test
    void a_missing_right_is_told_in_the_servers_words() {
        var forbidden = new MongoCommandException(
                BsonDocument.parse("{ok: 0, code: 13, codeName: 'Unauthorized', errmsg: 'not authorized on sales'}"),
                SERVER);

        ConnectorException failure = failures.during("list its collections", forbidden, null);

        assertThat(failure.kind()).isEqualTo(Kind.CREDENTIALS);
        assertThat(failure)
                .hasMessage("The database did not allow to list its collections. It says: not authorized on sales.");
    }

    @Test
    void a_server_that_hands_over_to_another_may_be_asked_later() {
        var handingOver =
                new MongoCommandException(BsonDocument.parse("{ok: 0, code: 189, errmsg: 'stepping down'}"), SERVER);

        assertThat(failures.during("look up keys", handingOver, null).kind()).isEqualTo(Kind.UNAVAILABLE);
    }
}
