package dev.pipewright.designer.run;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.designer.look.SaidText;
import dev.pipewright.designer.run.RecordEdit.Range;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.correction.Correction;
import dev.pipewright.engine.correction.RecordChange;
import dev.pipewright.engine.correction.RecordDiff.Difference;
import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.platform.run.ReplayRequest.DocumentName;
import dev.pipewright.platform.run.ReplayRequest.What;
import dev.pipewright.platform.trouble.TroubledRecord;
import java.util.List;
import java.util.function.Consumer;

/// Shows the record of a document as text, with the field that the trouble is about, and sends the document again
/// with what a person changes in it. What that is, is listed before.
final class CorrectDialog extends SendAgainDialog {

    private final transient CauseActions actions;
    private final transient DocumentKey key;
    private final transient RecordEdit edit;
    private final TextArea text = new TextArea(getTranslation("correct.record"));
    private final Paragraph state = new Paragraph();
    private final UnorderedList list = new UnorderedList();
    private transient List<RecordChange> changes = List.of();

    CorrectDialog(CauseActions actions, TroubledRecord record) {
        super(
                UI.getCurrentOrThrow()
                        .getTranslation("correct.title", record.document().key().code()),
                UI.getCurrentOrThrow().getTranslation("correct.send"),
                actions.mode());
        this.actions = actions;
        this.key = record.document().key();
        this.edit = new RecordEdit(record.fields(), record.path());
        text.addClassName("pw-record");
        text.setWidthFull();
        text.setMaxHeight("22rem");
        text.setHelperText(getTranslation("correct.hint"));
        text.setValue(edit.text());
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(typed -> read(typed.getValue()));
        state.getElement().setAttribute("role", "status");
        fill(about(record), text, state, list);
        read(text.getValue());
    }

    private Div about(TroubledRecord record) {
        var about = new Div(new SaidText(record.document().message()));
        for (Correction before : record.corrections()) {
            about.add(new Paragraph(getTranslation("correct.before", before.person(), before.paths())));
        }
        var path = record.path();
        if (path != null) {
            var field = new Paragraph(getTranslation("correct.field") + " ");
            field.add(new DataText(path.toString()));
            about.add(field);
            edit.range().ifPresent(range -> about.add(new Button(getTranslation("correct.go"), _ -> select(range))));
        } else if (record.document().field() != null) {
            about.add(new Paragraph(
                    getTranslation("correct.noField", record.document().field())));
        }
        return about;
    }

    private void select(Range range) {
        text.getElement()
                .executeJs(
                        "this.inputElement.focus(); this.inputElement.setSelectionRange($0, $1)",
                        range.start(),
                        range.end());
    }

    private void read(String typed) {
        list.removeAll();
        changes = List.of();
        switch (edit.read(typed)) {
            case RecordEdit.Reading.Broken(int line, int column) ->
                state.setText(getTranslation("correct.broken", line, column));
            case RecordEdit.Reading.NoRecord() -> state.setText(getTranslation("correct.noRecord"));
            case RecordEdit.Reading.Changed(List<Difference> differences) -> {
                changes = differences.stream().map(Difference::change).toList();
                state.setText(getTranslation(differences.isEmpty() ? "correct.nothing" : "correct.changes"));
                differences.forEach(difference -> list.add(item(difference)));
            }
        }
        ready(!changes.isEmpty());
    }

    private ListItem item(Difference difference) {
        var path = new DataText(difference.change().path().toString());
        path.addClassName("pw-mono");
        String after = switch (difference.change()) {
            case RecordChange.Put put -> JsonValues.text(put.value());
            case RecordChange.Replace replace -> JsonValues.text(replace.value());
            case RecordChange.Remove _ -> getTranslation("correct.removed");
        };
        var values = new DataText(JsonValues.text(difference.before()) + " → " + after);
        values.addClassName("pw-mono");
        var item = new Div(path, values);
        item.addClassName("pw-cause");
        return new ListItem(item);
    }

    @Override
    void send(Mode mode, Consumer<Boolean> done) {
        var name = new DocumentName(key.company(), key.type(), key.code());
        actions.send(new What.Documents(List.of(name)), mode, changes, done);
    }
}
