package dev.pipewright.simulators.erp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class OrderGeneratorTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void the_same_seed_gives_the_same_orders() throws Exception {
        assertThat(orders(1, 50)).isEqualTo(orders(1, 50)).isNotEqualTo(orders(2, 50));
    }

    @Test
    void an_order_does_not_depend_on_how_many_are_written() throws Exception {
        assertThat(orders(1, 100).subList(0, 10)).isEqualTo(orders(1, 10));
    }

    @Test
    void orders_have_one_to_seventeen_lines_and_about_a_kilobyte() {
        var generator = new OrderGenerator(1);
        var orders = LongStream.rangeClosed(1, 5000).mapToObj(generator::order).toList();

        var lines = orders.stream()
                .mapToInt(order -> JSON.readTree(order).get("lines").size())
                .summaryStatistics();
        double size = orders.stream().mapToInt(String::length).average().orElseThrow();

        assertThat(lines.getMin()).isEqualTo(1);
        assertThat(lines.getMax()).isEqualTo(17);
        assertThat(size).isBetween(900.0, 1200.0);
    }

    private static List<String> orders(long seed, int count) throws Exception {
        var out = new ByteArrayOutputStream();
        new OrderGenerator(seed).write(count, out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
