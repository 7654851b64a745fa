package dev.pipewright.engine.quota;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FairSharesTest {

    private static final double ALL = Double.POSITIVE_INFINITY;

    @Test
    void who_wants_less_than_his_part_leaves_the_rest_to_the_others() {
        assertThat(FairShares.of(100, new double[] {ALL, 10, ALL}, new double[] {1, 1, 1}))
                .containsExactly(45, 10, 45);
    }

    @Test
    void who_has_twice_the_weight_gets_twice_as_much() {
        assertThat(FairShares.of(90, new double[] {ALL, ALL}, new double[] {1, 2}))
                .containsExactly(30, 60);
    }

    @Test
    void what_nobody_wants_now_is_for_all() {
        assertThat(FairShares.of(100, new double[] {20, 30}, new double[] {1, 1}))
                .containsExactly(45, 55);
    }

    @Test
    void of_whole_pieces_each_gets_one_at_least() {
        assertThat(FairShares.whole(10, new int[] {10, 10, 10}, new double[] {1, 1, 98}, 7))
                .containsExactly(2, 1, 7);
    }

    @Test
    void of_whole_pieces_too_who_wants_less_leaves_the_rest() {
        assertThat(FairShares.whole(10, new int[] {1, 10, 2}, new double[] {1, 1, 1}, 0))
                .containsExactly(1, 7, 2);
    }

    @Test
    void if_there_are_too_few_pieces_all_take_turns() {
        int[] wants = {2, 2, 2};
        double[] weights = {5, 1, 1};

        assertThat(FairShares.whole(2, wants, weights, 0)).containsExactly(1, 1, 0);
        assertThat(FairShares.whole(2, wants, weights, 1)).containsExactly(0, 1, 1);
        assertThat(FairShares.whole(2, wants, weights, 2)).containsExactly(1, 0, 1);
    }
}
