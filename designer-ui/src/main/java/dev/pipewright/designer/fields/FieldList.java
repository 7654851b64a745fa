package dev.pipewright.designer.fields;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.pipewright.designer.fields.EdgeFields.FieldLine;
import dev.pipewright.designer.look.DataText;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Fields, one a line: name, type, marks and a value.
final class FieldList extends UnorderedList {

    /// So many fields are on the page at once; nobody reads more of them.
    private static final int MOST = 500;

    /// @param more what stands behind a field; null for nothing
    FieldList(EdgeFields fields, Function<FieldLine, @Nullable Component> more) {
        addClassName("pw-field-list");
        fields.fields().stream().limit(MOST).forEach(field -> add(line(field, more.apply(field))));
        int left = fields.fields().size() - MOST;
        if (left > 0) {
            add(new ListItem(getTranslation("fields.more", left)));
        }
    }

    private ListItem line(FieldLine field, @Nullable Component more) {
        var type = new DataText(field.type());
        type.addClassName("pw-soft");
        var line = new ListItem(DataText.mono(field.name()), type);
        line.addClassName("pw-field-" + Math.min(field.depth(), 4));
        if (field.required()) {
            line.add(soft("fields.required"));
        }
        if (field.sensitive()) {
            var mark = soft("fields.sensitive");
            mark.addClassName("pw-sensitive");
            line.add(mark);
        }
        if (!field.sample().isEmpty()) {
            var sample = DataText.mono(field.sample());
            sample.addClassName("pw-field-sample");
            line.add(sample);
        }
        if (more != null) {
            line.add(more);
        }
        return line;
    }

    private Span soft(String key) {
        var word = new Span(getTranslation(key));
        word.addClassName("pw-soft");
        return word;
    }
}
