package dev.pipewright.platform.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Pipeline;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewestDraftsTest {

    private static final Drawing EMPTY =
            new Drawing(new Pipeline("Orders", "", List.of(), List.of(), List.of()), Layout.EMPTY);

    private final NewestDrafts newest = new NewestDrafts(2);

    private static DraftKey key(String pipeline) {
        return new DraftKey(new TenantId("acme"), pipeline);
    }

    private void remember(String pipeline, long seq) {
        newest.remember(key(pipeline), new Draft(pipeline, seq, EMPTY));
    }

    @Test
    void a_newer_draft_takes_the_place_of_an_older_one_and_not_the_other_way_round() {
        remember("a", 2);
        remember("a", 1);

        assertThat(newest.find(key("a"))).extracting(Draft::seq).isEqualTo(2L);
    }

    @Test
    void the_draft_that_was_not_used_for_longest_is_forgotten() {
        remember("a", 1);
        remember("b", 1);
        newest.find(key("a"));

        remember("c", 1);

        assertThat(newest.find(key("a"))).isNotNull();
        assertThat(newest.find(key("b"))).isNull();
        assertThat(newest.find(key("c"))).isNotNull();
    }
}
