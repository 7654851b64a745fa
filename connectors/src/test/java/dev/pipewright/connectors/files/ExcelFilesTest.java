package dev.pipewright.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.kit.Reading;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import dev.pipewright.model.schema.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Workbooks as other programs write them.
class ExcelFilesTest {

    private static final String HEADER = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>id</t></is></c>"
            + "<c r=\"B1\" t=\"inlineStr\"><is><t>sold</t></is></c>"
            + "<c r=\"C1\" t=\"inlineStr\"><is><t>amount</t></is></c><c r=\"D1\" s=\"1\"/></row>";

    @TempDir
    Path folder = Path.of("");

    private Reading read(String rows, Map<String, Object> more) {
        var files = new FileFolder(folder);
        files.put("in.xlsx", workbook(rows));
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("file", "in.xlsx");
        settings.put("format", "EXCEL");
        return files.read(settings);
    }

    private Reading read(String rows) {
        return read(HEADER + rows, Map.of());
    }

    /// A workbook with one sheet; style 1 is a day, style 2 a time of day.
    private static byte[] workbook(String rows) {
        var bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            part(zip, "[Content_Types].xml", """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                    <Default Extension="xml" ContentType="application/xml"/>
                    <Override PartName="/xl/workbook.xml"
                     ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                    <Override PartName="/xl/styles.xml"
                     ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
                    </Types>""");
            part(zip, "xl/workbook.xml", """
                    <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                     xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                    <sheets><sheet name="Orders" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            part(zip, "xl/_rels/workbook.xml.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="rId1" Target="worksheets/sheet1.xml"
                     Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/>
                    </Relationships>""");
            part(zip, "xl/styles.xml", """
                    <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
                    <cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/></cellXfs>
                    </styleSheet>""");
            part(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + rows
                            + "</sheetData></worksheet>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_a_formula_gave_is_read_as_if_it_stood_there() {
        Reading reading = read("<row r=\"2\"><c r=\"B2\" s=\"1\"><f>TODAY()</f><v>46084</v></c>"
                + "<c r=\"C2\"><f>1+1.5</f><v>2.5</v></c></row>");

        assertThat(reading.fields().getFirst())
                .containsEntry("sold", "2026-03-03")
                .containsEntry("amount", new BigDecimal("2.5"));
    }

    @Test
    void an_error_is_no_value_also_where_a_formula_gave_it() {
        Reading reading =
                read("<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"C2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>"
                        + "<row r=\"3\"><c r=\"C3\" t=\"e\"><v>#N/A</v></c></row>"
                        + "<row r=\"4\"><c r=\"A4\"><v>3</v></c></row>");

        assertThat(reading.records()).hasSize(1);
        assertThat(reading.messages())
                .containsExactly(
                        "Row 2, column 'amount' holds the error #DIV/0!.",
                        "Row 3, column 'amount' holds the error #N/A.");
        assertThat(reading.unreadable().getFirst().raw()).contains("\"id\":\"1\"", "#DIV/0!");
    }

    @Test
    void digits_are_neither_lost_nor_made_up() {
        Reading reading = read("<row r=\"2\"><c r=\"A2\"><v>12345678901234567</v></c></row>"
                + "<row r=\"3\"><c r=\"A3\"><v>0.30000000000000004</v></c></row>"
                + "<row r=\"4\"><c r=\"A4\"><v>1.2345678901234567E+16</v></c></row>");

        assertThat(reading.fields())
                .extracting(fields -> fields.get("id"))
                .containsExactly(12345678901234567L, new BigDecimal("0.3"));
        assertThat(reading.messages())
                .containsExactly(
                        "Row 4, column 'id' holds the number 1.2345678901234567E+16, of whose digits Excel keeps"
                                + " only the first 15: keep it as a text.");
    }

    @Test
    void a_cell_that_is_there_for_its_looks_only_is_no_cell() {
        Reading reading = read("<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"D2\" s=\"1\"/><c r=\"E2\" s=\"1\"/></row>"
                + "<row r=\"3\"><c r=\"A3\" s=\"1\"/></row>"
                + "<row r=\"4\"><c r=\"A4\"><v>1</v></c><c r=\"D4\"><v>7</v></c></row>");

        assertThat(reading.fields()).hasSize(1);
        assertThat(reading.fields().getFirst()).containsOnlyKeys("id", "sold", "amount");
        assertThat(reading.messages()).containsExactly("Row 4 has 4 cells, but the header has 3.");
    }

    @Test
    void a_day_that_cannot_be_costs_its_row_only_and_a_time_of_day_has_no_day() {
        Reading reading = read("<row r=\"2\"><c r=\"B2\" s=\"1\"><v>99999999999</v></c></row>"
                + "<row r=\"3\"><c r=\"B3\" s=\"1\"><v>-1</v></c></row>"
                + "<row r=\"4\"><c r=\"B4\" s=\"2\"><v>0.75</v></c></row>"
                + "<row r=\"5\"><c r=\"B5\" s=\"1\"><v>46084.5</v></c></row>");

        assertThat(reading.fields())
                .extracting(fields -> fields.get("sold"))
                .containsExactly("18:00:00", "2026-03-03T12:00:00");
        assertThat(reading.messages())
                .containsExactly(
                        "Row 2, column 'sold' holds 99999999999, which is no day that Excel knows.",
                        "Row 3, column 'sold' holds -1, which is no day.");
    }

    @Test
    void a_small_file_that_unpacks_to_a_huge_one_is_not_unpacked() {
        String bomb =
                "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>" + "x".repeat(2_000_000) + "</t></is></c></row>";

        assertThatThrownBy(() -> read(bomb))
                .hasMessage("The file 'in.xlsx' is too large to be read as a workbook: a cell holds more than Excel"
                        + " allows. Save it as CSV instead.");
    }

    @Test
    void rows_before_the_header_are_skipped_and_a_sheet_is_chosen_by_its_name() {
        String title = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Orders of May</t></is></c></row>";
        String rows = title + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>id</t></is></c></row>"
                + "<row r=\"3\"><c r=\"A3\"><v>1</v></c></row>";

        assertThat(read(rows, Map.of("skipLines", 1L, "sheet", "Orders")).fields())
                .containsExactly(Map.of("id", 1L));
        assertThatThrownBy(() -> read(rows, Map.of("sheet", "May")))
                .hasMessage("There is no sheet 'May' in 'in.xlsx': use one of Orders.");
    }

    @Test
    void what_is_no_workbook_says_so() {
        var files = new FileFolder(folder);
        files.put("in.xlsx", "id,amount\n");

        assertThatThrownBy(() -> files.read(Map.of("file", "in.xlsx", "format", "EXCEL")))
                .hasMessage("The file 'in.xlsx' is not an Excel workbook (xlsx), or is damaged: save it again in"
                        + " Excel.");
    }

    @Test
    void the_sheet_of_a_sink_has_the_name_it_was_given() {
        var files = new FileFolder(folder);
        var record = new DataRecord("1", new Origin("test", 1, "here"), new LinkedHashMap<>(Map.of("id", "1")));

        files.write(Map.of("file", "out.xlsx", "format", "EXCEL", "sheet", "Tax"), Schema.UNKNOWN, List.of(record));

        assertThat(files.read(Map.of("file", "out.xlsx", "format", "EXCEL", "sheet", "Tax"))
                        .fields())
                .containsExactly(Map.of("id", "1"));
    }
}
