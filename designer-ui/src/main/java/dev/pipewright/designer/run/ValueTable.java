package dev.pipewright.designer.run;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.platform.trouble.FieldValues.Counted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Values of records with how often they are there, and a field for what each becomes.
final class ValueTable extends NativeTable {

    private final Formats formats = Formats.ofReader();
    private final List<TextField> fields = new ArrayList<>();

    /// @param becomes the heading above the fields
    /// @param typed told when somebody has typed in one of them
    ValueTable(List<Counted> values, String becomes, Runnable typed) {
        addClassNames("pw-numbers", "pw-values");
        var header = getHead().addRow();
        for (String heading : List.of(getTranslation("values.value"), getTranslation("values.count"), becomes)) {
            var cell = new NativeTableHeaderCell(heading);
            cell.getElement().setAttribute("scope", "col");
            header.add(cell);
        }
        for (Counted value : values) {
            String text = textOf(value.value());
            var heading = new NativeTableHeaderCell();
            heading.getElement().setAttribute("scope", "row");
            var shown = new DataText(text);
            shown.addClassName("pw-pattern");
            heading.add(shown);
            var field = new TextField();
            field.setAriaLabel(getTranslation("values.becomes", text));
            field.setValueChangeMode(ValueChangeMode.LAZY);
            field.addValueChangeListener(changed -> typed.run());
            fields.add(field);
            var row = getBody().addRow();
            row.add(heading);
            row.addDataCell().setText(formats.number(value.count()));
            row.add(new NativeTableCell(field));
        }
    }

    private String textOf(@Nullable Object value) {
        return switch (value) {
            case null -> getTranslation("values.none");
            case String text when text.isEmpty() -> getTranslation("cause.patternEmpty");
            case String text -> text;
            default -> JsonValues.text(value);
        };
    }

    /// What was typed, in the order of the values; empty where nothing was.
    List<String> typed() {
        return fields.stream().map(TextField::getValue).toList();
    }
}
