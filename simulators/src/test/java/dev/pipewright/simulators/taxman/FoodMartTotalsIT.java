package dev.pipewright.simulators.taxman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.simulators.erp.FoodMartOrders;
import dev.pipewright.simulators.erp.FoodMartTotals;
import dev.pipewright.simulators.erp.SharedErp;
import dev.pipewright.simulators.tax.TaxCalculator;
import dev.pipewright.simulators.tax.TaxResult;
import dev.pipewright.simulators.tax.TaxTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FoodMartTotalsIT {

    private static final OrderReader READER = new OrderReader(TaxTable.standard());
    private static final TaxCalculator CALCULATOR = new TaxCalculator(TaxTable.standard());
    private static final List<Map<String, Object>> ROWS = new ArrayList<>();

    @BeforeAll
    static void read() throws Exception {
        try (var connection = SharedErp.connect()) {
            FoodMartOrders.<RuntimeException>read(
                    connection, LocalDate.of(1997, 1, 1), LocalDate.of(1998, 1, 1), ROWS::add);
        }
    }

    @Test
    void the_published_totals_are_what_sql_computes() throws Exception {
        List<FoodMartTotals> computed;
        try (var sql = new SqlTotals()) {
            sql.add(ROWS);
            computed = new ArrayList<>(sql.totals("1997-01", "1997-01-01", "1997-02-01"));
            computed.addAll(sql.totals("1997", "1997-01-01", "1998-01-01"));
        }

        assertThat(FoodMartTotals.published()).isEqualTo(computed);
    }

    @Test
    void the_published_totals_are_what_taxman_answers() throws Exception {
        var totals = new TreeMap<String, FoodMartTotals>();
        for (List<Map<String, Object>> order : orders().values()) {
            TaxResult tax = CALCULATOR.calculate(
                    READER.read(canonical(order), OrderReader.Mode.ESTIMATE).order());
            for (String state : List.of(String.valueOf(order.getFirst().get("customer_state")), "ALL")) {
                totals.merge(state, totalsOf(state, order.size(), tax), FoodMartTotalsIT::plus);
            }
        }

        assertThat(FoodMartTotals.of("1997")).containsExactlyInAnyOrderElementsOf(totals.values());
    }

    private static Map<String, List<Map<String, Object>>> orders() {
        var orders = new LinkedHashMap<String, List<Map<String, Object>>>();
        ROWS.forEach(row -> orders.computeIfAbsent(FoodMartOrders.documentCode(row), _ -> new ArrayList<>())
                .add(row));
        return orders;
    }

    private static Map<String, Object> canonical(List<Map<String, Object>> rows) {
        Map<String, Object> first = rows.getFirst();
        var lines = new ArrayList<Map<String, Object>>();
        for (Map<String, Object> row : rows) {
            lines.add(Map.of(
                    "number", lines.size() + 1,
                    "item", row.get("sku"),
                    "taxCode", FoodMartOrders.taxCode(row),
                    "quantity", row.get("quantity"),
                    "amount", row.get("amount")));
        }
        return Map.of(
                "company", "FOODMART",
                "documentCode", FoodMartOrders.documentCode(first),
                "documentDate", first.get("order_date"),
                "currency", "USD",
                "customer", Map.of("code", first.get("customer_id")),
                "addresses", Map.of("shipFrom", address(first, "store_"), "shipTo", address(first, "customer_")),
                "lines", lines);
    }

    private static Map<String, Object> address(Map<String, Object> row, String prefix) {
        return Map.of(
                "country", "US",
                "region", row.get(prefix + "state"),
                "city", row.get(prefix + "city"),
                "postalCode", row.get(prefix + "postal_code"));
    }

    private static FoodMartTotals totalsOf(String state, int lines, TaxResult tax) {
        return new FoodMartTotals(
                "1997", state, 1, lines, tax.totalAmount(), tax.totalExempt(), tax.totalTaxable(), tax.totalTax());
    }

    private static FoodMartTotals plus(FoodMartTotals a, FoodMartTotals b) {
        return new FoodMartTotals(
                a.period(),
                a.state(),
                a.orders() + b.orders(),
                a.lines() + b.lines(),
                a.amount().add(b.amount()),
                a.exempt().add(b.exempt()),
                a.taxable().add(b.taxable()),
                a.tax().add(b.tax()));
    }
}
