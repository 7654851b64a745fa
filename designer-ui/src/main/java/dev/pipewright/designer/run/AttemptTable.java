package dev.pipewright.designer.run;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import dev.pipewright.designer.help.Term;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.SaidText;
import dev.pipewright.engine.ledger.Attempt;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tries of one document: when, how long it waited before, how long it took, and what the target said.
final class AttemptTable extends NativeTable {

    private static final List<String> COLUMNS =
            List.of("tries.time", "tries.waited", "tries.took", "tries.status", "tries.reason");

    private final Formats formats = Formats.ofReader();

    AttemptTable(List<Attempt> attempts) {
        addClassNames("pw-numbers", "pw-attempts");
        var header = getHead().addRow();
        COLUMNS.forEach(column -> {
            String text = getTranslation(column);
            var cell =
                    new NativeTableHeaderCell(column.equals("tries.time") ? new Term("attempt", text) : new Span(text));
            cell.getElement().setAttribute("scope", "col");
            header.add(cell);
        });
        Instant before = null;
        for (Attempt attempt : attempts) {
            fill(getBody().addRow(), attempt, before);
            before = attempt.at().plus(attempt.took());
        }
    }

    /// @param before when the attempt before it was over
    private void fill(NativeTableRow row, Attempt attempt, @Nullable Instant before) {
        data(row, formats.timeOfDay(attempt.at()));
        data(row, before == null ? "–" : formats.duration(before, attempt.at(), attempt.at()));
        data(row, formats.duration(attempt.at(), attempt.at().plus(attempt.took()), attempt.at()));
        Integer status = attempt.status();
        if (status == null) {
            row.add(new NativeTableCell(getTranslation("tries.noAnswer")));
        } else {
            data(row, String.valueOf(status));
        }
        if (attempt.message().isEmpty()) {
            row.add(new NativeTableCell(
                    getTranslation(attempt.code().equals("ok") ? "tries.ok" : "tries.unexplained")));
        } else {
            row.add(new NativeTableCell(new SaidText(attempt.message())));
        }
    }

    private static void data(NativeTableRow row, String text) {
        var cell = new NativeTableCell(text);
        cell.getElement().setAttribute("translate", "no");
        row.add(cell);
    }
}
