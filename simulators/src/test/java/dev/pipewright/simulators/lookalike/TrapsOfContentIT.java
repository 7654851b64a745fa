package dev.pipewright.simulators.lookalike;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the traps from the twelfth on do to what documents look like and which there are.
class TrapsOfContentIT extends LookalikeFixture {

    private JsonNode document(long id) throws Exception {
        return client.get("/api/documents?ids=" + id).items().getFirst();
    }

    /// A field of documents 1 to 6, as it is written.
    private List<String> written(String field) throws Exception {
        var written = new ArrayList<String>();
        for (JsonNode item : client.get("/api/documents?limit=6").items()) {
            written.add(item.has(field) ? item.get(field).toString() : "left out");
        }
        return written;
    }

    @Test
    void without_a_trap_a_document_is_plain() throws Exception {
        assertThat(document(40).toString()).isEqualTo("""
                        {"id":40,"company":"2000","number":"INV-1040","currency":"USD",\
                        "type":"Invoice","date":"2026-02-25","dueDate":null,\
                        "customer":"C-22476","customerName":"Ada No. 22476","reference":"PO-40",\
                        "salesRep":"80b896e1-59de-3af5-b2e0-3995bcf72bef","status":"Open",\
                        "shipFrom":{"street":"4642 Main Street","city":"Redwood City","state":"CA","postalCode":"15206","country":"US"},\
                        "shipTo":{"street":"1404 Main Street","city":"Lynnwood","state":"WA","postalCode":"46833","country":"US"},\
                        "freight":9.90,"discount":0.25,"total":100.29,\
                        "created":"2026-02-25T06:40:00Z","modified":"2026-02-25T06:40:00Z",\
                        "lines":[{"line":1,\
                        "type":"Item","description":"Small Bread",\
                        "created":"2026-02-25T06:40:00Z","modified":"2026-02-25T06:40:00Z",\
                        "sku":"SKU-4848","category":"GENERAL","quantity":5,"amount":7.59},\
                        {"line":2,\
                        "type":"Item","description":"Plain Cola",\
                        "created":"2026-02-25T06:40:00Z","modified":"2026-02-25T06:40:00Z",\
                        "sku":"SKU-9861","category":"FOOD","quantity":2,"amount":83.05}]}""");
    }

    @Test
    void twelve_dates_and_amounts_follow_the_locale() throws Exception {
        turnOn(Trap.LOCALE_TEXTS);

        JsonNode document = document(40);

        assertThat(document.get("created").toString()).isEqualTo("\"25.02.2026 07:40:00\"");
        assertThat(document.get("date").toString()).isEqualTo("\"25.02.2026\"");
        assertThat(document.get("freight").toString()).isEqualTo("\"9,90\"");
        assertThat(document.get("total").toString()).isEqualTo("\"100,29\"");
        assertThat(document.at("/lines/0/quantity").toString()).isEqualTo("\"5\"");
        assertThat(document.at("/lines/0/amount").toString()).isEqualTo("\"7,59\"");
    }

    @Test
    void twelve_thousands_are_parted_by_points() throws Exception {
        erp.turnOn(Set.of(Trap.LOCALE_TEXTS, Trap.OTHER_DECIMALS));

        assertThat(document(241).get("total").toString()).isEqualTo("\"67.342\"");
        assertThat(document(242).get("total").toString()).isEqualTo("\"169,390\"");
    }

    @Test
    void thirteen_what_is_empty_is_written_in_six_ways() throws Exception {
        assertThat(written("reference")).containsExactly("null", "\"PO-2\"", "null", "\"PO-4\"", "null", "\"PO-6\"");

        turnOn(Trap.MANY_EMPTIES);

        assertThat(written("reference"))
                .containsExactly("\"\"", "\"PO-2\"", "left out", "\"PO-4\"", "\"\"", "\"PO-6\"");
        assertThat(document(6).get("salesRep").isNull()).isTrue();
        assertThat(document(9).has("salesRep")).isFalse();
        assertThat(document(20).get("dueDate").toString()).isEqualTo("false");
        assertThat(document(10).get("dueDate").toString()).isEqualTo("\"0001-01-01\"");
    }

    @Test
    void fourteen_numbers_are_texts_and_sales_are_negative() throws Exception {
        JsonNode plain = document(40);
        turnOn(Trap.NUMBERS_AS_TEXTS);
        JsonNode document = document(40);

        assertThat(document.get("id").toString()).isEqualTo("\"40\"");
        assertThat(document.get("total").toString()).isEqualTo("\"" + plain.get("total") + "\"");
        assertThat(document.at("/lines/0/quantity").toString()).isEqualTo("\"-" + plain.at("/lines/0/quantity") + "\"");
        assertThat(document.at("/lines/0/amount").toString()).isEqualTo("\"-" + plain.at("/lines/0/amount") + "\"");
    }

    @Test
    void fifteen_some_lines_are_none() throws Exception {
        turnOn(Trap.PSEUDO_LINES);

        JsonNode document = document(40);
        var lines = new ArrayList<String>();
        document.get("lines").forEach(line -> lines.add(line.get("type").asString() + " " + line.get("amount")));

        assertThat(document.has("freight")).isFalse();
        assertThat(document.has("discount")).isFalse();
        assertThat(lines.subList(lines.size() - 4, lines.size()))
                .containsExactly("Comment null", "Charge 9.90", "Discount -0.25", "Subtotal 90.64");
        assertThat(lines).hasSize(erp.truth().get(39).lines().size() + 4);
    }

    @Test
    void seventeen_two_companies_have_the_same_numbers() throws Exception {
        turnOn(Trap.SAME_NUMBER_TWICE);

        JsonNode first = document(1);
        JsonNode second = document(241);

        assertThat(erp.truth()).hasSize(250);
        assertThat(first.get("company").asString()).isEqualTo("1000");
        assertThat(first.get("number").asString()).isEqualTo("INV-1001");
        assertThat(second.get("company").asString()).isEqualTo("2000");
        assertThat(second.get("number").asString()).isEqualTo("INV-1001");
        assertThat(second.get("total")).isNotEqualTo(first.get("total"));
    }

    @Test
    void eighteen_one_document_has_twelve_hundred_lines() throws Exception {
        turnOn(Trap.LONG_DOCUMENT);

        assertThat(document(241).get("lines")).hasSize(1200);
        assertThat(client.get("/api/lines?from=" + erp.now() + "&limit=200&offset=1000")
                        .ids())
                .hasSize(200)
                .last()
                .isEqualTo(2411200L);
    }

    @Test
    void nineteen_every_second_document_has_another_schema() throws Exception {
        turnOn(Trap.CHANGED_SCHEMA);

        JsonNode odd = document(41);
        JsonNode even = document(40);

        assertThat(odd.get("loyaltyTier").asString()).isEqualTo("GOLD");
        assertThat(odd.has("customerName")).isFalse();
        assertThat(odd.at("/customer/id").asString())
                .isEqualTo(erp.truth().get(40).sale().customer());
        assertThat(even.has("loyaltyTier")).isFalse();
        assertThat(even.has("customerName")).isTrue();
        assertThat(even.get("customer").asString())
                .isEqualTo(erp.truth().get(39).sale().customer());
    }

    @Test
    void twenty_currencies_have_no_decimals_or_three() throws Exception {
        turnOn(Trap.OTHER_DECIMALS);

        JsonNode yen = document(241);
        JsonNode dinar = document(242);

        assertThat(erp.truth()).hasSize(250);
        assertThat(yen.get("currency").asString()).isEqualTo("JPY");
        assertThat(yen.get("total").toString()).isEqualTo("67342");
        assertThat(dinar.get("currency").asString()).isEqualTo("KWD");
        assertThat(dinar.get("total").toString()).isEqualTo("169.390");
    }
}
