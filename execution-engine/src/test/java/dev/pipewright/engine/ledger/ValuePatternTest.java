package dev.pipewright.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuePatternTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', textBlock = """
            EC1A 1BB, AA9A 9AA
            ann@example.com, AAA@AAAAAAA.AAA
            Łódź-3, AAAA-9
            12.50, 99.99
            a☃b, A?A
            0123456789012345678901234567890123456789012, 9999999999999999999999999999999999999999…
            """)
    void a_pattern_has_the_form_of_a_value_and_nothing_of_it(String value, String pattern) {
        assertThat(of("code", "{\"code\":\"" + value + "\"}")).containsExactly(new ValuePattern(pattern, 1));
    }

    @ParameterizedTest
    @CsvSource({"lines[1].item", "lines/1/item", "/lines/1/item", "lines[1][item]"})
    void a_value_is_found_however_the_way_to_it_is_written(String field) {
        assertThat(of(field, "{\"lines\":[{\"item\":\"A\"},{\"item\":77}]}"))
                .containsExactly(new ValuePattern("99", 1));
    }

    @Test
    void of_a_list_without_a_place_the_first_is_looked_at() {
        assertThat(of("lines[].item", "{\"lines\":[{\"item\":\"A1\"},{\"item\":7}]}"))
                .containsExactly(new ValuePattern("A9", 1));
    }

    @Test
    void a_form_is_looked_through_too() {
        assertThat(of("address[postal_code]", "currency=usd&address%5Bpostal_code%5D=EC1A+1BB"))
                .containsExactly(new ValuePattern("AA9A 9AA", 1));
    }

    @Test
    void the_most_frequent_pattern_comes_first_and_what_has_no_value_is_left_out() {
        assertThat(of("a", "{\"a\":\"x\"}", "{\"a\":1}", "{\"a\":2}", "{}", "{\"a\":null}", "no JSON", "{\"a\":[1]}"))
                .containsExactly(new ValuePattern("9", 2), new ValuePattern("A", 1), new ValuePattern("[…]", 1));
    }

    private static List<ValuePattern> of(String field, String... texts) {
        return ValuePattern.of(field, List.of(texts));
    }
}
