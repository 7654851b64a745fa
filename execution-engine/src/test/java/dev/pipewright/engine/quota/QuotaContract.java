package dev.pipewright.engine.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pipewright.connectors.http.CallLimits;
import dev.pipewright.engine.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every form of the quota promises, however many nodes take from it.
abstract class QuotaContract {

    private static final double ALL = Double.POSITIVE_INFINITY;
    private static final CallLimits LIMITS = new CallLimits(8, 100, 20, 0);
    private static final TenantId BIG = new TenantId("big");
    private static final TenantId SMALL = new TenantId("small");

    private final String credential = UUID.randomUUID().toString();
    private final Map<String, QuotaBlock> held = new HashMap<>();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    /// The quota as a node sees it; of the same quota within a test.
    abstract Quota quota(String node);

    /// Sets the clock of the quota.
    abstract void setClock(Instant to);

    @BeforeEach
    void begin() {
        setClock(now);
    }

    @Test
    void who_is_alone_has_all() {
        QuotaBlock block = take("a", LIMITS, 8, ALL, BIG);

        assertThat(block.places()).isEqualTo(8);
        assertThat(block.perSecond()).isEqualTo(100);
        assertThat(block.burst()).isEqualTo(20);
        assertThat(block.ready()).isEqualTo(20);
        assertThat(block.ofDay()).isEqualTo(Long.MAX_VALUE);
        assertThat(block.isSettled()).isTrue();
        assertThat(block.length()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void without_a_limit_calls_are_not_paced() {
        assertThat(take("a", CallLimits.ofPlaces(8), 8, ALL, BIG).perSecond()).isInfinite();
    }

    @Test
    void a_second_node_gets_its_half_once_the_first_keeps_to_its_own() {
        take("a", LIMITS, 8, ALL, BIG);

        QuotaBlock tooEarly = take("b", LIMITS, 8, ALL, BIG);
        QuotaBlock lessened = take("a", LIMITS, 8, ALL, BIG);
        QuotaBlock stillTooEarly = take("b", LIMITS, 8, ALL, BIG);
        take("a", LIMITS, 8, ALL, BIG);
        QuotaBlock half = take("b", LIMITS, 8, ALL, BIG);

        assertThat(tooEarly.places()).isZero();
        assertThat(tooEarly.perSecond()).isZero();
        assertThat(tooEarly.isSettled()).isFalse();
        assertThat(lessened.places()).isEqualTo(4);
        assertThat(lessened.perSecond()).isEqualTo(50);
        assertThat(lessened.isSettled()).isFalse();
        assertThat(stillTooEarly.perSecond()).isZero();
        assertThat(half.places()).isEqualTo(4);
        assertThat(half.perSecond()).isEqualTo(50);
        assertThat(half.burst()).isEqualTo(10);
        assertThat(half.ready()).isZero();
        assertThat(half.isSettled()).isTrue();
    }

    @Test
    void what_all_hold_is_never_more_than_the_limits() {
        var random = new Random(7);
        var ends = new HashMap<String, Instant>();
        for (int step = 0; step < 400; step++) {
            String node = List.of("a", "b", "c", "d").get(random.nextInt(4));
            pass(Duration.ofMillis(random.nextInt(2_000)));
            if (!ends.getOrDefault(node, Instant.MIN).isAfter(now)) {
                held.remove(node);
            }
            TenantId tenant = random.nextBoolean() ? BIG : SMALL;
            take(node, LIMITS, 1 + random.nextInt(8), random.nextBoolean() ? ALL : random.nextInt(60), tenant);
            ends.put(node, now.plus(QuotaBook.LENGTH));

            assertThat(held.entrySet().stream()
                            .filter(entry -> ends.getOrDefault(entry.getKey(), Instant.MIN)
                                    .isAfter(now))
                            .mapToInt(entry -> entry.getValue().places())
                            .sum())
                    .isLessThanOrEqualTo(8);
            assertThat(held.entrySet().stream()
                            .filter(entry -> ends.getOrDefault(entry.getKey(), Instant.MIN)
                                    .isAfter(now))
                            .mapToDouble(entry -> entry.getValue().perSecond())
                            .sum())
                    .isLessThan(100.001);
        }
    }

    @Test
    void a_node_that_fell_silent_leaves_its_part_when_its_block_ends() {
        take("a", LIMITS, 8, ALL, BIG);
        pass(Duration.ofMillis(4_999));
        QuotaBlock before = take("b", LIMITS, 8, ALL, BIG);
        pass(Duration.ofMillis(1));
        QuotaBlock after = take("b", LIMITS, 8, ALL, BIG);

        assertThat(before.perSecond()).isZero();
        assertThat(after.places()).isEqualTo(8);
        assertThat(after.perSecond()).isEqualTo(100);
        assertThat(after.ready()).isZero();
    }

    @Test
    void what_nobody_used_for_a_while_may_come_at_once() {
        take("a", LIMITS, 8, ALL, BIG);
        pass(Duration.ofMillis(5_100));

        assertThat(take("b", LIMITS, 8, ALL, BIG).ready()).isCloseTo(10, within(1e-6));
    }

    @Test
    void calls_of_a_day_are_taken_once_and_there_are_new_ones_the_next_day() {
        var limits = new CallLimits(8, 0, 1, 100);

        assertThat(ofDay("a", limits, 60)).isEqualTo(60);
        assertThat(ofDay("b", limits, 60)).isEqualTo(40);
        QuotaBlock none =
                quota("a").take(credential, new QuotaClaim(limits, Set.of(BIG), 0, 8, 0, ALL, 60, Hearing.NOTHING));
        assertThat(none.ofDay()).isZero();
        assertThat(none.nextDay()).isEqualTo("2026-03-02T00:00:00Z");
        assertThat(none.untilNextDay()).isEqualTo(Duration.ofHours(12));
        pass(Duration.ofHours(12));
        assertThat(ofDay("a", limits, 60)).isEqualTo(60);
    }

    @Test
    void tenants_have_equal_parts_wherever_they_call() {
        for (int round = 0; round < 4; round++) {
            take("a", LIMITS, 8, ALL, BIG);
            take("b", LIMITS, 8, ALL, BIG, SMALL);
        }

        assertThat(held("a").perSecond()).isEqualTo(25);
        assertThat(held("b").perSecond()).isEqualTo(75);
        assertThat(held("b").nodes()).isEqualTo(Map.of(BIG, 2, SMALL, 1));
    }

    @Test
    void what_a_node_does_not_want_is_for_the_others() {
        for (int round = 0; round < 4; round++) {
            take("a", LIMITS, 1, 10, SMALL);
            take("b", LIMITS, 8, ALL, BIG);
        }

        assertThat(held("a").perSecond()).isEqualTo(10);
        assertThat(held("a").places()).isEqualTo(1);
        assertThat(held("b").perSecond()).isEqualTo(90);
        assertThat(held("b").places()).isEqualTo(7);
    }

    @Test
    void nodes_take_turns_at_a_single_place() {
        var limits = CallLimits.ofPlaces(1);
        var had = new HashMap<String, Integer>();
        for (int round = 0; round < 40; round++) {
            for (String node : List.of("a", "b")) {
                had.merge(node, take(node, limits, 1, ALL, BIG).places(), Integer::sum);
            }
            pass(Duration.ofSeconds(1));
        }

        assertThat(had.get("a")).isGreaterThan(8);
        assertThat(had.get("b")).isGreaterThan(8);
    }

    @Test
    void a_target_that_is_silent_on_one_node_is_silent_for_all() {
        say("a", silent(10, 2));

        QuotaBlock block = say("b", Hearing.NOTHING);

        assertThat(block.silence()).isEqualTo(new Silence(Duration.ofSeconds(10), Duration.ofSeconds(2)));
        assertThat(block.mayProbe()).isFalse();
        assertThat(block.isSettled()).as("there may be news soon").isFalse();
    }

    @Test
    void a_silence_that_several_have_met_began_with_the_first_and_lasts_to_the_last_failure() {
        say("a", silent(10, 5));
        pass(Duration.ofSeconds(1));

        assertThat(say("b", silent(7, 1)).silence())
                .isEqualTo(new Silence(Duration.ofSeconds(11), Duration.ofSeconds(1)));
    }

    @Test
    void one_node_at_a_time_may_probe_and_after_a_failure_it_is_the_turn_of_another() {
        assertThat(say("a", silent(4, 2)).mayProbe()).isTrue();
        assertThat(say("b", Hearing.NOTHING).mayProbe()).isFalse();
        assertThat(say("a", silent(5, 3)).mayProbe()).as("b has not failed").isFalse();
        assertThat(say("b", Hearing.NOTHING).mayProbe()).isTrue();
        assertThat(say("a", silent(6, 4)).mayProbe()).isFalse();

        assertThat(say("b", silent(6, 0)).mayProbe()).as("it has failed").isFalse();
        assertThat(say("a", silent(6, 4)).mayProbe()).isTrue();
        assertThat(say("b", silent(6, 0)).mayProbe()).isFalse();
    }

    @Test
    void who_has_no_calls_to_make_leaves_the_probe_to_others() {
        say("a", silent(4, 2));
        say("b", silent(4, 1));

        assertThat(say("a", silent(4, 2), Set.of()).mayProbe()).isFalse();
        assertThat(say("b", silent(4, 1)).mayProbe()).isTrue();
    }

    @Test
    void an_answer_on_one_node_ends_the_silence_for_all() {
        say("a", silent(10, 2));
        say("b", answered(0));

        assertThat(say("c", Hearing.NOTHING).silence()).isNull();
        assertThat(say("a", silent(10, 2)).silence()).isNull();
    }

    @Test
    void what_one_node_meets_while_another_is_answered_is_its_own_affair() {
        say("a", answered(0));
        pass(Duration.ofSeconds(1));

        assertThat(say("b", silent(3, 0)).silence()).isNull();
        assertThat(say("c", silent(0, 0)).silence()).as("since the last answer").isNotNull();
    }

    @Test
    void the_silence_of_a_node_that_is_gone_ends_with_its_block() {
        say("a", silent(10, 2));
        pass(Duration.ofMillis(4_999));
        QuotaBlock before = say("b", Hearing.NOTHING);
        pass(Duration.ofMillis(1));
        QuotaBlock after = say("b", Hearing.NOTHING);

        assertThat(before.silence()).isNotNull();
        assertThat(after.silence()).isNull();
    }

    @Test
    void the_turn_of_a_node_that_is_gone_ends_with_its_block() {
        say("a", silent(10, 2));
        pass(Duration.ofSeconds(3));
        assertThat(say("b", silent(13, 1)).mayProbe()).isFalse();
        pass(Duration.ofSeconds(2));

        assertThat(say("b", silent(15, 3)).mayProbe()).isTrue();
    }

    private static Hearing silent(int began, int failed) {
        return new Hearing(new Silence(Duration.ofSeconds(began), Duration.ofSeconds(failed)), null);
    }

    private static Hearing answered(int ago) {
        return new Hearing(null, Duration.ofSeconds(ago));
    }

    private QuotaBlock say(String node, Hearing hearing) {
        return say(node, hearing, Set.of(BIG));
    }

    private QuotaBlock say(String node, Hearing hearing, Set<TenantId> tenants) {
        return quota(node).take(credential, new QuotaClaim(LIMITS, tenants, 0, 8, 0, ALL, 0, hearing));
    }

    private void pass(Duration time) {
        now = now.plus(time);
        setClock(now);
    }

    private QuotaBlock held(String node) {
        return Objects.requireNonNull(held.get(node));
    }

    private long ofDay(String node, CallLimits limits, long wanted) {
        return quota(node)
                .take(credential, new QuotaClaim(limits, Set.of(BIG), 0, 8, 0, ALL, wanted, Hearing.NOTHING))
                .ofDay();
    }

    /// Takes the next block of a node that uses all that it holds.
    private QuotaBlock take(String node, CallLimits limits, int places, double perSecond, TenantId... tenants) {
        QuotaBlock before = held.get(node);
        double rate = before == null || Double.isInfinite(before.perSecond()) ? 0 : before.perSecond();
        var claim = new QuotaClaim(
                limits,
                Set.of(tenants),
                before == null ? 0 : before.places(),
                places,
                rate,
                perSecond,
                0,
                Hearing.NOTHING);
        QuotaBlock block = quota(node).take(credential, claim);
        held.put(node, block);
        return block;
    }
}
