package dev.pipewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.pipewright.cli.Workplace.Answer;
import dev.pipewright.simulators.taxman.TaxmanOptions;
import dev.pipewright.simulators.taxman.TaxmanSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Orders go from each kind of source through mapping and TAXMAN into each kind of sink, and arrive the same.
class RecordPipelineIT {

    private static final String CSV = """
            code,note,amount,taxed,tax
            A-1,"Pen, ""fine"" & <new>",100,true,"{""total"":""7.90"",""currency"":""USD""}"
            A-2,=1+2 für Ä,10.50,true,"{""total"":""0.83"",""currency"":""USD""}"
            A-3,"two
            lines",1000,true,"{""total"":""79.00"",""currency"":""USD""}"
            A-4,,-20,false,"{""total"":""-1.58"",""currency"":""USD""}"
            """;

    private static final List<String> OBJECTS = List.of("""
            {"code":"A-1","note":"Pen, \\"fine\\" & <new>","amount":100,"taxed":true,\
            "tax":{"total":"7.90","currency":"USD"}}""", """
            {"code":"A-2","note":"=1+2 für Ä","amount":10.50,"taxed":true,\
            "tax":{"total":"0.83","currency":"USD"}}""", """
            {"code":"A-3","note":"two\\nlines","amount":1000,"taxed":true,\
            "tax":{"total":"79.00","currency":"USD"}}""", """
            {"code":"A-4","note":null,"amount":-20,"taxed":false,\
            "tax":{"total":"-1.58","currency":"USD"}}""");

    private static final String XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <records>
            <record><code>A-1</code><note>Pen, "fine" &amp; &lt;new&gt;</note><amount>100</amount><taxed>true</taxed>\
            <tax><total>7.90</total><currency>USD</currency></tax></record>
            <record><code>A-2</code><note>=1+2 für Ä</note><amount>10.50</amount><taxed>true</taxed>\
            <tax><total>0.83</total><currency>USD</currency></tax></record>
            <record><code>A-3</code><note>two
            lines</note><amount>1000</amount><taxed>true</taxed>\
            <tax><total>79.00</total><currency>USD</currency></tax></record>
            <record><code>A-4</code><note/><amount>-20</amount><taxed>false</taxed>\
            <tax><total>-1.58</total><currency>USD</currency></tax></record>
            </records>
            """;

    /// The cells of the Excel sheet, read back.
    private static final List<String> ROWS = List.of("""
            {"amount":100,"code":"A-1","note":"Pen, \\"fine\\" & <new>",\
            "tax":"{\\"total\\":\\"7.90\\",\\"currency\\":\\"USD\\"}","taxed":true}""", """
            {"amount":10.5,"code":"A-2","note":"=1+2 für Ä",\
            "tax":"{\\"total\\":\\"0.83\\",\\"currency\\":\\"USD\\"}","taxed":true}""", """
            {"amount":1000,"code":"A-3","note":"two\\u000alines",\
            "tax":"{\\"total\\":\\"79.00\\",\\"currency\\":\\"USD\\"}","taxed":true}""", """
            {"amount":-20,"code":"A-4","note":null,\
            "tax":"{\\"total\\":\\"-1.58\\",\\"currency\\":\\"USD\\"}","taxed":false}""");

    @TempDir
    private Path folder;

    private Workplace workplace(
            OrderSource source, SequencedMap<String, String> sinks, HttpServer host, TaxmanSimulator taxman)
            throws IOException {
        Workplace workplace = new Workplace(folder).withPipeline(Pipelines.taxing(source.node(), sinks));
        source.write(workplace);
        Files.createDirectories(folder.resolve("sinks"));
        return workplace.withConnections(List.of(
                source.connection(workplace, host),
                connection(
                        "files",
                        "files",
                        Map.of("folder", folder.resolve("sinks").toString())),
                connection("erp", "jdbc", Map.of("url", database())),
                connection(
                        "taxman",
                        "http",
                        Map.of(
                                "baseUrl",
                                taxman.baseUrl().toString(),
                                "auth",
                                "BEARER",
                                "token",
                                TaxmanOptions.DEMO_KEY))));
    }

    private static Map<String, Object> connection(String name, String connector, Map<String, Object> settings) {
        return Map.of("name", name, "connector", connector, "settings", settings);
    }

    private String database() {
        return "jdbc:sqlite:" + folder.resolve("erp.db");
    }

    private static SequencedMap<String, String> fileSinks() {
        var sinks = new LinkedHashMap<String, String>();
        Map.of("csv", "CSV", "ndjson", "NDJSON", "json", "JSON", "xml", "XML", "xlsx", "EXCEL")
                .forEach((end, format) -> sinks.put(
                        "sink-" + end,
                        "\"connector\": \"files\", \"connection\": \"files\", \"settings\": {\"file\": \"taxed.%s\", \"format\": \"%s\"}"
                                .formatted(end, format)));
        return sinks;
    }

    @ParameterizedTest
    @EnumSource
    void orders_of_each_source_arrive_in_a_file_of_each_format(OrderSource source) throws IOException {
        HttpServer host = OrderSource.host();
        try (var taxman = TaxmanSimulator.start(TaxmanOptions.defaults())) {
            Answer answer = workplace(source, fileSinks(), host, taxman).run("--mode", "record");

            assertThat(answer.json().get("status")).isEqualTo("completed");
            assertThat(written("csv")).isEqualTo(CSV);
            assertThat(written("ndjson")).isEqualTo(String.join("\n", OBJECTS) + "\n");
            assertThat(written("json")).isEqualTo("[\n" + String.join(",\n", OBJECTS) + "\n]\n");
            assertThat(written("xml")).isEqualTo(XML);
            assertThat(rowsOfSheet()).isEqualTo(ROWS);
        } finally {
            host.stop(0);
        }
    }

    private String written(String end) throws IOException {
        return Files.readString(folder.resolve("sinks").resolve("taxed." + end));
    }

    private List<String> rowsOfSheet() throws IOException {
        Workplace reading = new Workplace(folder).reading("sinks/taxed.xlsx", "EXCEL");
        assertThat(reading.run().code()).isZero();
        return reading.lines("results.ndjson");
    }

    @Test
    void an_estimate_keeps_what_the_sinks_would_get_and_writes_none_of_it() throws IOException {
        HttpServer host = OrderSource.host();
        try (var taxman = TaxmanSimulator.start(TaxmanOptions.defaults())) {
            Workplace workplace = workplace(OrderSource.CSV, fileSinks(), host, taxman);

            Answer answer = workplace.run();

            assertThat(answer.json().get("status")).isEqualTo("completed");
            assertThat(folder.resolve("sinks")).isEmptyDirectory();
            assertThat(taxman.documents()).isEmpty();
            assertThat(workplace.lines("sink-xlsx.ndjson"))
                    .hasSize(4)
                    .isEqualTo(workplace.lines("sink-csv.ndjson"))
                    .startsWith("{\"amount\":100,\"code\":\"A-1\",\"note\":\"Pen, \\\"fine\\\" & <new>\","
                            + "\"tax\":{\"currency\":\"USD\",\"total\":\"7.90\"},\"taxed\":true}");
        } finally {
            host.stop(0);
        }
    }

    @Test
    void a_second_record_run_into_a_database_makes_no_call_and_leaves_the_same_rows() throws IOException, SQLException {
        HttpServer host = OrderSource.host();
        try (var taxman = TaxmanSimulator.start(TaxmanOptions.defaults());
                Connection erp = DriverManager.getConnection(database())) {
            try (Statement statement = erp.createStatement()) {
                statement.execute(
                        "CREATE TABLE taxed (code TEXT PRIMARY KEY, note TEXT, amount NUMERIC, taxed BOOLEAN, tax TEXT)");
            }
            Workplace workplace = workplace(OrderSource.CSV, databaseSink(), host, taxman);

            Answer first = workplace.run("--mode", "record");
            List<String> rows = rows(erp);
            Answer second = workplace.run("--mode", "record");

            assertThat(first.json().get("calls")).isEqualTo(4L);
            assertThat(rows)
                    .containsExactly(
                            "A-1|Pen, \"fine\" & <new>|100|1|{\"total\":\"7.90\",\"currency\":\"USD\"}",
                            "A-2|=1+2 für Ä|10.5|1|{\"total\":\"0.83\",\"currency\":\"USD\"}",
                            "A-3|two\nlines|1000|1|{\"total\":\"79.00\",\"currency\":\"USD\"}",
                            "A-4|null|-20|0|{\"total\":\"-1.58\",\"currency\":\"USD\"}");
            assertThat(second.json().get("status")).isEqualTo("completed");
            assertThat(second.json().get("calls")).isEqualTo(0L);
            assertThat(taxman.documents()).hasSize(4).allMatch(document -> document.timesRecorded() == 1);
            assertThat(rows(erp)).isEqualTo(rows);
        } finally {
            host.stop(0);
        }
    }

    private static SequencedMap<String, String> databaseSink() {
        return new LinkedHashMap<>(Map.of(
                "sink-erp", "\"connector\": \"jdbc\", \"connection\": \"erp\", \"settings\": {\"table\": \"taxed\"}"));
    }

    private static List<String> rows(Connection erp) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = erp.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT code || '|' || coalesce(note, 'null') || '|' || amount || '|' || taxed || '|' || tax FROM taxed ORDER BY code")) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }
}
