package dev.pipewright.simulators.erp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class OrderGeneratorTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void the_same_seed_gives_the_same_orders() throws Exception {
        assertThat(orders(1, 50)).isEqualTo(orders(1, 50)).isNotEqualTo(orders(2, 50));
    }

    @Test
    void wrong_arguments_and_places_are_told_in_a_sentence(@TempDir Path folder) {
        assertThat(complaint())
                .isEqualTo("Say how many orders and where to: N FILE [SEED], as in 1000000 orders.ndjson.");
        assertThat(complaint("many", "orders.ndjson")).startsWith("Say how many orders");
        assertThat(complaint("10", folder.toString()))
                .isEqualTo(folder + " cannot be written: name a file in a folder where you may write and where there is"
                        + " room.");
        assertThat(complaint("10", folder.resolve("orders.ndjson").toString())).isEmpty();
        assertThat(folder.resolve("orders.ndjson")).content().hasLineCount(10);
    }

    private static String complaint(String... arguments) {
        var err = new ByteArrayOutputStream();
        int code = OrderGenerator.run(List.of(arguments), new PrintStream(err, true, StandardCharsets.UTF_8));
        String said = err.toString(StandardCharsets.UTF_8).strip();
        assertThat(code).isEqualTo(said.isEmpty() ? 0 : 2);
        return said;
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
