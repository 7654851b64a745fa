package dev.pipewright.platform.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipewright.engine.KnownTargets;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Layout;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.platform.mapping.SampleRecords.Samples;
import dev.pipewright.platform.mapping.SheetPreview.SheetRow;
import dev.pipewright.platform.mapping.SheetPreview.SheetState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Complaint 18 of users of other mapping editors: nothing can be imported.
class MappingSheetsTest {

    private static final NodeId MAP = new NodeId("map-order7");
    private static final byte[] SHEET = """
            target,source,comment
            documentCode,order_number,the number
            taxDate,order_date,
            currency,'USD',
            colour,paint,
            lines[].quantity,sales[].quantity,
            """.getBytes(StandardCharsets.UTF_8);

    private final MappingSheets sheets = new MappingDesk(
                    (tenant, id, drawn, node) -> new Samples(List.of(), Sentence.of("mapping.noSamples")),
                    new KnownTargets(),
                    Clock.systemUTC())
            .open(new TenantId("acme"), "orders", MAP)
            .sheets();
    private final Pipeline pipeline;

    MappingSheetsTest() throws Exception {
        pipeline = PipelineJson.read(Files.readString(Path.of("../examples/foodmart-to-taxman.pipeline.json")))
                .pipeline();
    }

    @ParameterizedTest
    @EnumSource
    void what_is_saved_as_a_sheet_changes_nothing_when_it_is_read_again(MappingSheets.Form form) {
        byte[] saved = sheets.written(pipeline, form);
        String name = "mapping." + form.name().toLowerCase(Locale.ROOT);

        assertThat(sheets.read(pipeline, name, saved, Sentences.english()).rows())
                .hasSameSizeAs(lines(pipeline))
                .extracting(SheetRow::state)
                .containsOnly(SheetState.SAME);
        assertThat(sheets.taken(pipeline, name, saved, List.of())).isEmpty();
    }

    @Test
    void a_sheet_tells_row_by_row_what_it_would_change_and_what_it_could_not_map() {
        var rows = sheets.read(pipeline, "m.csv", SHEET, Sentences.english()).rows();

        assertThat(rows)
                .extracting(SheetRow::number, SheetRow::state, SheetRow::target, SheetRow::said)
                .containsExactly(
                        tuple(2, SheetState.CHANGED, "documentCode", "the number"),
                        tuple(3, SheetState.NEW, "taxDate", ""),
                        tuple(4, SheetState.SAME, "currency", ""),
                        tuple(
                                5,
                                SheetState.FAULT,
                                "",
                                "TAXMAN has no field 'colour'. Correct it, or add the line by hand."),
                        tuple(6, SheetState.CHANGED, "lines[].quantity", ""));
        assertThat(rows.getLast().before()).isEqualTo("$string(quantity)");
    }

    @Test
    void one_row_or_all_are_taken_over_in_one_edit_and_no_other_line_is_touched() {
        PipelineEdit one =
                sheets.taken(pipeline, "m.csv", SHEET, List.of("taxDate")).orElseThrow();
        PipelineEdit all = sheets.taken(pipeline, "m.csv", SHEET, List.of()).orElseThrow();

        assertThat(lines(with(one))).hasSize(lines(pipeline).size() + 1).containsAll(lines(pipeline));
        assertThat(lines(with(all)))
                .hasSize(lines(pipeline).size() + 1)
                .contains(new MappingLine("documentCode", "order_number"), new MappingLine("taxDate", "order_date"));
        assertThat(all.inverse(new Drawing(pipeline, Layout.EMPTY))
                        .applyTo(drawn(all))
                        .pipeline())
                .isEqualTo(pipeline);
    }

    private Pipeline with(PipelineEdit edit) {
        return drawn(edit).pipeline();
    }

    private Drawing drawn(PipelineEdit edit) {
        return edit.applyTo(new Drawing(pipeline, Layout.EMPTY));
    }

    private static List<MappingLine> lines(Pipeline drawn) {
        return ((Node.Map) drawn.node(MAP).orElseThrow()).lines();
    }
}
