package dev.pipewright.designer.run;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.correction.RecordChange;
import dev.pipewright.engine.correction.RecordPath;
import dev.pipewright.engine.ledger.Cause;
import dev.pipewright.platform.run.ReplayRequest.What;
import dev.pipewright.platform.trouble.FieldValues;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Shows what the records of a cause have in a field, and sends all of them again with another value in it: one
/// for all, or one in place of each.
final class CorrectCauseDialog extends SendAgainDialog {

    private final transient CauseActions actions;
    private final transient Cause cause;
    private final transient Inquiry inquiry = new Inquiry();
    private final Formats formats = Formats.ofReader();
    private final TextField path = new TextField(getTranslation("correct.path"));
    private final TextField forAll = new TextField(getTranslation("correct.forAll"));
    private final Paragraph state = new Paragraph();
    private final Div values = new Div();
    private transient @Nullable FieldEdit edit;
    private transient @Nullable ValueTable table;
    private transient List<RecordChange> changes = List.of();

    CorrectCauseDialog(CauseActions actions, Cause cause) {
        super(
                UI.getCurrentOrThrow()
                        .getTranslation(
                                cause.key().isOfRecords() ? "correct.records" : "correct.documents",
                                cause.count(),
                                Formats.ofReader().number(cause.count())),
                UI.getCurrentOrThrow().getTranslation("correct.send"),
                actions.mode());
        this.actions = actions;
        this.cause = cause;
        path.setWidthFull();
        path.setHelperText(getTranslation("correct.pathHint"));
        path.setValueChangeMode(ValueChangeMode.LAZY);
        path.addValueChangeListener(typed -> {
            if (typed.isFromClient()) {
                look(typed.getValue());
            }
        });
        forAll.setWidthFull();
        forAll.setValueChangeMode(ValueChangeMode.LAZY);
        forAll.addValueChangeListener(typed -> read());
        state.getElement().setAttribute("role", "status");
        values.addClassName("pw-scroll");
        fill(new Paragraph(getTranslation("correct.causeText")), path, forAll, values, state);
        inquiry.ask(() -> actions.values(cause.key(), null), this::show);
    }

    private void look(String typed) {
        Optional<RecordPath> read = RecordPath.read(typed);
        path.setInvalid(read.isEmpty());
        path.setErrorMessage(read.isEmpty() ? getTranslation("correct.noPath") : null);
        edit = null;
        table = null;
        values.removeAll();
        read();
        read.ifPresent(chosen -> inquiry.ask(() -> actions.values(cause.key(), chosen), this::show));
    }

    private void show(FieldValues found) {
        RecordPath at = found.path();
        values.removeAll();
        if (at == null) {
            state.setText(getTranslation("correct.choosePath"));
            return;
        }
        path.setValue(at.toString());
        var shown = new ValueTable(found.values(), getTranslation("correct.becomes"), this::read);
        edit = new FieldEdit(at, found.values());
        table = shown;
        values.add(shown);
        if (found.more() > 0) {
            values.add(new Paragraph(getTranslation("attention.more", formats.number(found.more()))));
        }
        read();
    }

    private void read() {
        FieldEdit typing = edit;
        ValueTable shown = table;
        changes = List.of();
        state.setText("");
        if (typing != null && shown != null) {
            try {
                changes = forAll.isEmpty() ? typing.forEach(shown.typed()) : typing.forAll(forAll.getValue());
            } catch (InvalidJson noValue) {
                state.setText(getTranslation("correct.noValue"));
            }
        }
        ready(!changes.isEmpty());
    }

    @Override
    void send(Mode mode, Consumer<Boolean> done) {
        actions.send(new What.OfCause(cause.key()), mode, changes, done);
    }
}
