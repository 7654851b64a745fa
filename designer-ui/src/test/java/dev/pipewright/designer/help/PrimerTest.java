package dev.pipewright.designer.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.designer.help.CurrentSample.Found;
import dev.pipewright.designer.help.Guide.Example;
import dev.pipewright.designer.help.HelpAnswer.HelpExample;
import dev.pipewright.model.Sentences;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// The JSONata primer: what its page says is true, and its examples read whatever record is at hand.
class PrimerTest {

    private static final ExpressionTrial TRIAL =
            new ExpressionTrial(Instant.parse("2026-01-31T12:00:00Z"), Sentences.english());
    private static final Primer PRIMER = new Primer(TRIAL);

    private static List<Example> examples() {
        return Guides.primer().examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void each_example_gives_what_the_page_says(Example example) {
        var given = TRIAL.on(PRIMER.builtIn(), example.expression());

        assertThat(given.fault()).isEmpty();
        assertThat(read(given.value())).isEqualTo(read(example.result()));
    }

    private static Object read(String json) {
        return json.isEmpty() ? "nothing" : JsonMapper.shared().readTree(json);
    }

    @Test
    void without_a_record_at_hand_the_examples_read_the_one_of_the_page() {
        var sample = PRIMER.on(Optional.empty());

        assertThat(sample.from()).isEmpty();
        assertThat(sample.examples()).hasSameSizeAs(examples()).allMatch(HelpExample::isOnSample);
    }

    @Test
    void the_fields_of_a_grouped_sale_take_the_places_of_those_of_the_page() {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("product_id", 12L);
        item.put("quantity", 3L);
        item.put("amount", new BigDecimal("4.05"));
        item.put("product_name", "Good Cola");
        Map<String, @Nullable Object> sale = new LinkedHashMap<>();
        sale.put("customer_id", 7L);
        sale.put("order_date", "1997-01-05");
        sale.put("sales", List.of(item));

        var sample = PRIMER.on(Optional.of(new Found(sale, "Form the order")));

        assertThat(sample.from()).isEqualTo("Form the order");
        assertThat(of(sample.examples(), "$sum(sales.(amount * quantity))")
                        .result()
                        .value())
                .isEqualTo("12.15");
        assertThat(of(sample.examples(), "$dateAdd(order_date, 30, 'days')")
                        .result()
                        .value())
                .isEqualTo("\"1997-02-04\"");
        assertThat(of(sample.examples(), "sales.{ 'what': product_name, 'amount': amount * quantity }")
                        .result()
                        .value())
                .contains("Good Cola");
        assertThat(of(sample.examples(), "$uppercase(customer)").isOnSample()).isFalse();
    }

    private static HelpExample of(List<HelpExample> examples, String expression) {
        return examples.stream()
                .filter(example -> example.expression().equals(expression))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not there: " + expression + " in " + examples));
    }

    @Test
    void names_that_are_no_plain_words_stand_in_backquotes() {
        var names = new PrimerNames(PRIMER.builtIn(), Map.of("Sell-to Name", "Adatum"));

        assertThat(names.adapted("$uppercase(customer)")).isEmpty();
        assertThat(names.adapted("$uppercase(orderNo) & 'customer'"))
                .contains("$uppercase(`Sell-to Name`) & 'customer'");
    }

    @Test
    void a_mistake_is_told_with_its_place_and_a_record_that_is_none_is_refused() {
        var wrong = PRIMER.tried("{}", List.of("1 +", "1 + 'a'"), "No record.").results();

        assertThat(wrong.getFirst().fault()).isNotBlank();
        assertThat(wrong.getLast().fault()).contains("'+' calculates with numbers");
        assertThat(wrong.getLast().position()).isEqualTo(2);
        assertThat(PRIMER.tried("[1", List.of("1"), "No record.").fault()).isEqualTo("No record.");
    }

    @Test
    void an_example_that_never_ends_is_stopped() {
        assertThat(TRIAL.on(Map.of(), "$count([1..9000000])").fault()).isNotBlank();
    }
}
