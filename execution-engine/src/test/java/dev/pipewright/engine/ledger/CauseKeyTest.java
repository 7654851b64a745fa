package dev.pipewright.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.model.NodeId;
import java.util.List;
import org.junit.jupiter.api.Test;

class CauseKeyTest {

    private static final NodeId CALL = new NodeId("call-abc123");

    @Test
    void a_word_for_addresses_names_the_cause() {
        for (CauseKey cause : List.of(
                new CauseKey(CALL, DocumentState.REJECTED, "Invalid Postal/Code", "addresses[0].\"zip\""),
                new CauseKey(CALL, DocumentState.UNKNOWN, null, null),
                new CauseKey(CALL, null, "unreadable", "Größe"))) {
            assertThat(cause.word()).matches("[A-Za-z0-9_-]+");
            assertThat(CauseKey.read(cause.word())).contains(cause);
        }
    }

    @Test
    void other_words_name_no_cause() {
        for (String word : List.of("", "x", "***", "W10", "bnVsbA", "WyJ4Il0")) {
            assertThat(CauseKey.read(word)).as(word).isEmpty();
        }
    }
}
