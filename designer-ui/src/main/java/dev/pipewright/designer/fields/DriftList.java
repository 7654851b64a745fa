package dev.pipewright.designer.fields;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.pipewright.model.form.FieldTypeForm;
import dev.pipewright.model.schema.SchemaDrift;

/// How fields differ from those that there were: what has moved, what is gone, what is new, and whether that is
/// always there.
final class DriftList extends UnorderedList {

    DriftList(SchemaDrift drift) {
        drift.moved()
                .forEach(move -> add(new ListItem(
                        getTranslation("drift.moved", move.from(), move.to().name()))));
        drift.gone().forEach(field -> add(new ListItem(getTranslation("drift.gone", field.name()))));
        drift.added()
                .forEach(field -> add(new ListItem(getTranslation(
                        field.required() ? "drift.addedRequired" : "drift.added",
                        field.name(),
                        FieldTypeForm.words(field.type())))));
        drift.retyped()
                .forEach(field -> add(new ListItem(getTranslation(
                        "drift.retyped",
                        field.name(),
                        FieldTypeForm.words(field.from()),
                        FieldTypeForm.words(field.to())))));
    }
}
