package dev.pipewright.designer.run;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.ledger.Cause;
import dev.pipewright.platform.trouble.FieldValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Asks what the values are mapped to that a value map does not have, publishes that and sends again what it kept
/// back.
final class MissingValuesDialog extends SendAgainDialog {

    private final transient CauseActions actions;
    private final transient Cause cause;
    private final transient FieldValues found;
    private final ValueTable table;

    MissingValuesDialog(CauseActions actions, Cause cause, FieldValues found) {
        super(
                UI.getCurrentOrThrow().getTranslation("missing.title", String.valueOf(cause.field())),
                UI.getCurrentOrThrow().getTranslation("missing.send"),
                actions.mode());
        this.actions = actions;
        this.cause = cause;
        this.found = found;
        this.table = new ValueTable(found.values(), getTranslation("missing.mapped"), () -> ready(!mapped().isEmpty()));
        var values = new Div(table);
        values.addClassName("pw-scroll");
        if (found.more() > 0) {
            values.add(new Paragraph(
                    getTranslation("attention.more", Formats.ofReader().number(found.more()))));
        }
        fill(new Paragraph(getTranslation(found.values().isEmpty() ? "missing.nothing" : "missing.text")), values);
    }

    private Map<String, String> mapped() {
        Map<String, String> mapped = new LinkedHashMap<>();
        List<String> typed = table.typed();
        for (int i = 0; i < typed.size(); i++) {
            if (!typed.get(i).isEmpty()) {
                mapped.put(String.valueOf(found.values().get(i).value()), typed.get(i));
            }
        }
        return mapped;
    }

    @Override
    void send(Mode mode, Consumer<Boolean> done) {
        actions.map(cause.key(), mapped(), mode, done);
    }
}
