package dev.pipewright.engine.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoomTest {

    private final Room room = new Room(3, 100);

    @Test
    void no_more_documents_are_out_than_there_is_room_for() throws InterruptedException {
        room.enter(1, 0, 0);
        room.enter(2, 0, 0);
        room.enter(3, 0, 0);

        assertThat(room.enter(4, 0, 0)).isFalse();
        room.leave(2);
        assertThat(room.enter(4, 0, 0)).isTrue();
    }

    @Test
    void no_more_bytes_are_held_than_there_is_room_for() throws InterruptedException {
        room.enter(1, 60, 0);

        assertThat(room.enter(2, 60, 0)).isFalse();
        room.leave(1);
        assertThat(room.enter(2, 60, 0)).isTrue();
    }

    @Test
    void one_document_alone_may_be_of_any_size() throws InterruptedException {
        assertThat(room.enter(1, 1_000, 0)).isTrue();
        assertThat(room.enter(2, 0, 0)).isFalse();
    }

    @Test
    void an_answer_counts_instead_of_its_request() throws InterruptedException {
        room.enter(1, 10, 0);

        room.exchange(1, 95);

        assertThat(room.enter(2, 10, 0)).isFalse();
        assertThat(room.enter(2, 5, 0)).isTrue();
    }

    @Test
    void who_is_not_out_changes_nothing() throws InterruptedException {
        room.exchange(7, 1_000);
        room.leave(7);

        assertThat(room.awaitEmpty(0)).isTrue();
        assertThat(room.enter(1, 100, 0)).isTrue();
        assertThat(room.awaitEmpty(0)).isFalse();
    }
}
