package dev.pipewright.designer.shadow;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.platform.shadow.ShadowRequest.What;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/// Asks on what to compare: the last documents, or what the runs of some days took.
///
/// Used under the page's lock.
final class ShadowScope extends Div {

    private static final int STANDARD = 200;
    private static final int STANDARD_DAYS = 7;

    private final RadioButtonGroup<Kind> kind = new RadioButtonGroup<>(getTranslation("shadow.on"));
    private final IntegerField documents = new IntegerField(getTranslation("shadow.last"));
    private final DatePicker from = new DatePicker(getTranslation("shadow.from"));
    private final DatePicker to = new DatePicker(getTranslation("shadow.to"));

    private enum Kind {
        LAST,
        DAYS
    }

    ShadowScope() {
        addClassName("pw-shadow-scope");
        kind.setItems(Kind.values());
        kind.setItemLabelGenerator(each -> getTranslation("shadow.on." + each));
        kind.setValue(Kind.LAST);
        kind.addValueChangeListener(changed -> arrange());
        documents.setValue(STANDARD);
        documents.setMin(1);
        documents.setMax(What.Last.MOST);
        documents.setStepButtonsVisible(true);
        LocalDate today = LocalDate.now(zone());
        from.setValue(today.minusDays(STANDARD_DAYS - 1));
        to.setValue(today);
        from.addValueChangeListener(changed -> to.setMin(from.getValue()));
        to.setMin(from.getValue());
        from.setRequiredIndicatorVisible(true);
        to.setRequiredIndicatorVisible(true);
        add(kind, documents, from, to);
        arrange();
    }

    private void arrange() {
        boolean isLast = kind.getValue() == Kind.LAST;
        documents.setVisible(isLast);
        from.setVisible(!isLast);
        to.setVisible(!isLast);
    }

    /// What the person chose; empty if it is not complete, which the fields say. Days are those of the reader, both
    /// included.
    Optional<What> what() {
        if (kind.getValue() == Kind.LAST) {
            return Optional.ofNullable(documents.getValue())
                    .filter(_ -> !documents.isInvalid())
                    .map(What.Last::new);
        }
        LocalDate first = from.getValue();
        LocalDate last = to.getValue();
        to.setInvalid(last == null || (first != null && last.isBefore(first)));
        from.setInvalid(first == null);
        if (first == null || last == null || to.isInvalid()) {
            return Optional.empty();
        }
        return Optional.of(new What.Between(
                first.atStartOfDay(zone()).toInstant(),
                last.plusDays(1).atStartOfDay(zone()).toInstant()));
    }

    private static ZoneId zone() {
        return Formats.ofReader().zone();
    }
}
