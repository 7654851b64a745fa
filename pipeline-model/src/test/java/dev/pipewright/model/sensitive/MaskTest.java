package dev.pipewright.model.sensitive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MaskTest {

    private static final Mask MASK = new Mask(new SensitivePaths(Set.of("email", "lines.buyer", "Tax Id")));

    @Test
    void sensitive_fields_are_hidden_wherever_they_lie() {
        assertThat(MASK.of(order()))
                .hasToString("{code=A-1, email=•••, Tax Id=•••, phone=null, lines=[{amount=7, buyer=•••}]}");
    }

    @Test
    void a_null_is_shown_since_there_is_nothing_to_see() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("email", null);

        assertThat(MASK.of(fields)).containsEntry("email", null);
    }

    @Test
    void what_is_in_a_sensitive_field_is_hidden_with_it() {
        Map<String, @Nullable Object> fields = Map.of("email", Map.of("home", "ann@example.com"));

        assertThat(MASK.of(fields)).hasToString("{email=•••}");
        assertThat(MASK.valuesIn(fields).in("No mail to ann@example.com.")).isEqualTo("No mail to •••.");
    }

    @Test
    void a_reason_does_not_tell_what_is_hidden() {
        HiddenValues hidden = MASK.valuesIn(order());

        assertThat(hidden.in("No mail to ann@example.com, 4711-08, Ann Bee of A-1."))
                .isEqualTo("No mail to •••, •••, ••• of A-1.");
    }

    @Test
    void a_kept_sentence_stays_one() {
        String kept = Sentence.of("text.several", "one", "ann@example.com is no number.", "other", "Correct it.")
                .kept();

        assertThat(Sentences.english().read(MASK.valuesIn(order()).in(kept)))
                .isEqualTo("••• is no number. Correct it.");
    }

    @Test
    void of_a_value_that_was_cut_its_beginning_is_hidden() {
        HiddenValues hidden = MASK.valuesIn(Map.of("email", "somebody.with.a.long.name@example.com"));

        assertThat(hidden.in("'somebody.with.a.long…' is no address.")).isEqualTo("'•••…' is no address.");
    }

    @Test
    void a_short_value_is_hidden_where_it_stands_alone() {
        HiddenValues hidden = MASK.valuesIn(Map.of("email", "ab"));

        assertThat(hidden.in("ab is about 'ab'.")).isEqualTo("••• is about '•••'.");
    }

    @Test
    void what_a_target_gives_back_is_hidden() {
        HiddenValues hidden = MASK.valuesIn(order());

        assertThat(hidden.inJson(Map.of("for", "Tax of Ann Bee"))).hasToString("{for=Tax of •••}");
        assertThat(hidden.echoesIn(Map.of("mail", "ann@example.com"))).hasToString("{mail=•••}");
        assertThat(hidden.echoesIn(Map.of("mail", "to ann@example.com")))
                .as("as a whole only")
                .hasToString("{mail=to ann@example.com}");
    }

    @Test
    void whoever_changes_a_record_keeps_what_they_did_not_see() {
        Map<String, @Nullable Object> written = Map.of(
                "code",
                "A-2",
                "email",
                Mask.HIDDEN,
                "Tax Id",
                "0815",
                "lines",
                List.of(Map.of("amount", 8L, "buyer", Mask.HIDDEN)));

        assertThat(Mask.restored(order(), written))
                .isEqualTo(Map.of(
                        "code", "A-2",
                        "email", "ann@example.com",
                        "Tax Id", "0815",
                        "lines", List.of(Map.of("amount", 8L, "buyer", "Ann Bee"))));
    }

    @Test
    void nothing_is_hidden_where_nothing_is_sensitive() {
        var none = new Mask(SensitivePaths.NONE);

        assertThat(none.of(order())).isSameAs(none.of(order())).isEqualTo(order());
        assertThat(none.valuesIn(order()).in("ann@example.com")).isEqualTo("ann@example.com");
    }

    private static final Map<String, @Nullable Object> ORDER = made();

    private static Map<String, @Nullable Object> order() {
        return ORDER;
    }

    private static Map<String, @Nullable Object> made() {
        Map<String, @Nullable Object> order = new LinkedHashMap<>();
        order.put("code", "A-1");
        order.put("email", "ann@example.com");
        order.put("Tax Id", "4711-08");
        order.put("phone", null);
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("amount", 7L);
        line.put("buyer", "Ann Bee");
        order.put("lines", List.of(line));
        return order;
    }
}
