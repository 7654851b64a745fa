package dev.pipewright.engine.mapping.assist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.engine.call.Presets;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.wanted.TargetTree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class MappingSheetTest {

    private static final TargetTree TAXMAN = Presets.requestOf("taxman-v1").orElseThrow();

    @Test
    void each_row_becomes_a_line_or_is_listed_with_its_number_and_the_reason() throws Exception {
        ImportResult result = read("""
                Mapping of orders;;;
                Target;Source;Expression;Comment
                documentCode;order_no;;the number
                documentType;;'SALE';
                Document Date;;$parseDate(order date;
                customer.code;Customer No;;
                ;colour;;
                colour;colour;;
                currency;;;open question
                documentCode;id;;
                """);

        assertThat(lines(result))
                .containsExactly(
                        "3: documentCode = order_no", "4: documentType = 'SALE'", "6: customer.code = `Customer No`");
        assertThat(result.lines().getFirst().comment()).isEqualTo("the number");
        assertThat(faults(result))
                .containsExactly(
                        "5: '$parseDate(order date' cannot be used, at character 18. Put ')' before 'date'.",
                        "7: It does not say which field is filled. Fill in its target.",
                        "8: TAXMAN has no field 'colour'. Correct it, or add the line by hand.",
                        "9: It does not say what 'currency' is filled with. Fill in its source or expression.",
                        "10: 'documentCode' is filled by row 3 already. Keep one of the two.");
    }

    @Test
    void paths_are_understood_in_the_ways_that_people_write_them() throws Exception {
        ImportResult result = read("""
                target,source
                $.lines[*].amount,items[*].net-amount
                lines/item,items[].sku
                lines[],$.items
                ADDRESSES.SHIP_TO.POSTAL_CODE,ship.zip
                company,constant: ACME
                lines[0].number,$string(line)
                """);

        assertThat(lines(result))
                .containsExactly(
                        "2: lines[].amount = `net-amount`",
                        "3: lines[].item = sku",
                        "4: lines[] = items",
                        "5: addresses.shipTo.postalCode = ship.zip",
                        "6: company = 'ACME'",
                        "7: lines[].number = $string(line)");
        assertThat(result.faults()).isEmpty();
    }

    @Test
    void a_source_below_a_for_each_that_the_mapping_has_already_is_read_from_the_item_on() throws Exception {
        ImportResult result = read(
                "target,source\nlines[].item,items[].sku\n",
                new MappingLine("lines[]", "(items^(sku))#$i.$merge([$, {'line': $i + 1}])"));

        assertThat(lines(result)).containsExactly("2: lines[].item = sku");
    }

    @Test
    void a_workbook_of_excel_is_read_too() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Mapping");
            sheet.value(2, 1, "Target field");
            sheet.value(2, 2, "Rule");
            sheet.value(3, 1, "currency");
            sheet.value(3, 2, "'USD'");
            sheet.value(5, 1, "currencies");
            sheet.value(5, 2, 12);
        }

        ImportResult result =
                MappingSheet.read("m.xlsx", new ByteArrayInputStream(bytes.toByteArray()), TAXMAN, List.of());

        assertThat(lines(result)).containsExactly("4: currency = 'USD'");
        assertThat(faults(result))
                .containsExactly("6: TAXMAN has no field 'currencies'. Correct it, or add the line by hand.");
    }

    @Test
    void what_is_written_is_read_again_unchanged() throws Exception {
        var lines = List.of(
                new MappingLine("documentCode", "'FM-' & customer_id & \", \" & $replace(order_date, '-', '')"),
                new MappingLine("lines[]", "(sales^(product_id))#$i.$merge([$, {'line': $i + 1}])"),
                new MappingLine("lines[].number", "$string(line)"),
                new MappingLine("lines[].amount", "-amount"),
                new MappingLine("shipping.amount", "freight\n  + handling"));

        ImportResult result = read(MappingSheet.csv(lines));
        ImportResult ofExcel =
                MappingSheet.read("m.xlsx", new ByteArrayInputStream(MappingSheet.xlsx(lines)), TAXMAN, List.of());

        assertThat(result.lines()).extracting(ImportResult.ImportedLine::line).isEqualTo(lines);
        assertThat(result.faults()).isEmpty();
        assertThat(ofExcel.lines()).extracting(ImportResult.ImportedLine::line).isEqualTo(lines);
    }

    @Test
    void what_was_written_is_no_fault_when_it_comes_again_be_it_unfinished_or_beyond_the_target() throws Exception {
        var lines = List.of(
                new MappingLine("colour", "paint"),
                new MappingLine("company", "default = 'ACME'"),
                new MappingLine("currency", "$uppercase(curr"));

        ImportResult again = read(MappingSheet.csv(lines), lines.toArray(MappingLine[]::new));

        assertThat(again.lines()).extracting(ImportResult.ImportedLine::line).isEqualTo(lines);
        assertThat(again.faults()).isEmpty();
    }

    @Test
    void a_sheet_without_a_header_or_of_another_kind_is_refused() throws Exception {
        assertThat(faults(read("a,b\n1,2\n")))
                .containsExactly(
                        "1: No row names its columns. Call the columns 'target' and 'source' or 'expression'.");
        assertThatThrownBy(
                        () -> MappingSheet.read("m.xlsx", new ByteArrayInputStream(new byte[] {1, 2}), null, List.of()))
                .isInstanceOf(ConnectorException.class)
                .hasMessage("'m.xlsx' is neither a workbook of Excel nor CSV. Save it as .xlsx or .csv.");
    }

    private static ImportResult read(String csv, MappingLine... present) throws IOException {
        return MappingSheet.read(
                "m.csv", new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), TAXMAN, List.of(present));
    }

    private static List<String> lines(ImportResult result) {
        return result.lines().stream()
                .map(each -> each.row() + ": " + each.line().target() + " = "
                        + each.line().expression())
                .toList();
    }

    private static List<String> faults(ImportResult result) {
        return result.faults().stream()
                .map(each -> each.row() + ": " + Sentences.english().text(each.reason()))
                .toList();
    }
}
