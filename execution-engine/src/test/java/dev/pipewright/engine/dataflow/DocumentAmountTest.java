package dev.pipewright.engine.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.ledger.Money;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentAmountTest {

    @Test
    void an_amount_is_a_number_or_a_text_with_its_currency() {
        assertThat(amountOf(new BigDecimal("12.50"), "EUR")).isEqualTo(new Money(new BigDecimal("12.50"), "EUR"));
        assertThat(amountOf(" -3 ", "USD")).isEqualTo(new Money(new BigDecimal("-3"), "USD"));
        assertThat(amountOf("1E20", "USD")).isEqualTo(new Money(new BigDecimal("1E20"), "USD"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E999999999", "1E-999999999", "1E31", "many", ""})
    void an_amount_that_no_money_has_is_unknown(String text) {
        assertThat(amountOf(text, "EUR")).isNull();
    }

    @Test
    void an_endless_number_is_unknown() {
        assertThat(amountOf("9".repeat(1_000_000), "EUR")).isNull();
        assertThat(amountOf(new BigDecimal("1E999999999"), "EUR")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "US Dollars, or what was meant", "U\0D"})
    void an_amount_without_a_currency_is_unknown(String currency) {
        assertThat(amountOf(1L, currency)).isNull();
    }

    private static @Nullable Money amountOf(Object amount, String currency) {
        var node = new Node.ApiCall(
                NodeHeader.of(new NodeId("call-1"), "Tax"),
                "taxman-v1",
                "taxman",
                Map.of(),
                null,
                "amount",
                "currency",
                "tax");
        var record =
                new DataRecord(null, new Origin("orders", 1, "line 1"), Map.of("amount", amount, "currency", currency));
        return new DocumentAmount(node, Bench.CONTEXT).of(record);
    }
}
