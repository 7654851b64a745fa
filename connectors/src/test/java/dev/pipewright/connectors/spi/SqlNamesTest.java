package dev.pipewright.connectors.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.spi.SqlNames.Folding;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SqlNamesTest {

    private static final Set<String> WORDS = Set.of("order");

    @Test
    void a_name_has_quotes_only_where_it_would_mean_something_else_without() {
        var postgres = new SqlNames("\"", Folding.LOWER, WORDS);

        assertThat(postgres.written("customer_id")).isEqualTo("customer_id");
        assertThat(postgres.written("CustomerId")).isEqualTo("\"CustomerId\"");
        assertThat(postgres.written("order")).isEqualTo("\"order\"");
        assertThat(postgres.written("5\" pipe")).isEqualTo("\"5\"\" pipe\"");
    }

    @Test
    void capitals_are_what_small_letters_without_quotes_mean_to_some() {
        var oracle = new SqlNames("\"", Folding.UPPER, WORDS);

        assertThat(oracle.written("CUSTOMER_ID")).isEqualTo("customer_id");
        assertThat(oracle.written("customer_id")).isEqualTo("\"customer_id\"");
        assertThat(oracle.written("ORDER")).isEqualTo("\"ORDER\"");
        assertThat(oracle.written("CustomerId")).isEqualTo("\"CustomerId\"");
    }

    @Test
    void where_any_case_is_found_only_words_and_signs_want_quotes() {
        var mysql = new SqlNames("`", Folding.NONE, WORDS);

        assertThat(mysql.written("CustomerId")).isEqualTo("CustomerId");
        assertThat(mysql.written("Order")).isEqualTo("`Order`");
        assertThat(mysql.written("order date")).isEqualTo("`order date`");
    }
}
