package dev.pipewright.designer.panel;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.Paragraph;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.LiveReading;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.engine.DayCounts;
import dev.pipewright.model.Sentence;
import dev.pipewright.platform.load.RecountFailedException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The days on which a source has more or less than was read of it.
final class RecountPanel extends Div {

    private final Formats formats = Formats.ofReader();

    /// What came of counting.
    ///
    /// @param failure why nothing was counted, as [Notices#said] reads it
    private record Outcome(
            @Nullable DayCounts counts, @Nullable String failure) {}

    /// Counts once, when it is on the page.
    ///
    /// @param recount may take as long as the source does
    RecountPanel(Supplier<Optional<DayCounts>> recount) {
        add(soft(getTranslation("recount.counting")));
        LiveReading.of(this, () -> outcome(recount), _ -> true, this::show);
    }

    private static Outcome outcome(Supplier<Optional<DayCounts>> recount) {
        try {
            return new Outcome(recount.get().orElse(null), null);
        } catch (RecountFailedException failed) {
            return new Outcome(null, Sentence.keptOf(failed));
        }
    }

    private void show(Outcome outcome) {
        removeAll();
        DayCounts counts = outcome.counts();
        String failure = outcome.failure();
        if (counts != null) {
            show(counts);
        } else {
            add(new Paragraph(failure == null ? getTranslation("recount.gone") : Notices.said(failure)));
        }
    }

    private void show(DayCounts counts) {
        List<DayCounts.Day> differing = counts.differing();
        if (differing.isEmpty()) {
            add(new Paragraph(getTranslation("recount.agree", counts.first(), counts.last())));
        } else {
            add(new Paragraph(getTranslation("recount.differ", counts.first(), counts.last())), table(differing));
        }
        add(soft(getTranslation("recount.hint")));
    }

    private NativeTable table(List<DayCounts.Day> days) {
        var table = new NativeTable();
        table.addClassName("pw-numbers");
        var header = table.getHead().addRow();
        for (String column : List.of("day", "source", "read", "missing")) {
            var heading = new NativeTableHeaderCell(getTranslation("recount." + column));
            heading.getElement().setAttribute("scope", "col");
            header.add(heading);
        }
        for (DayCounts.Day day : days) {
            var row = table.getBody().addRow();
            var heading = new NativeTableHeaderCell(day.day().toString());
            heading.getElement().setAttribute("scope", "row");
            heading.getElement().setAttribute("translate", "no");
            row.add(heading);
            row.addDataCell().setText(formats.number(day.source()));
            row.addDataCell().setText(formats.number(day.read()));
            row.addDataCell().setText(formats.number(day.missing()));
        }
        return table;
    }

    private static Paragraph soft(String text) {
        var line = new Paragraph(text);
        line.addClassName("pw-soft");
        return line;
    }
}
