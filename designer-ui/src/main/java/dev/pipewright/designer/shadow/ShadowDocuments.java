package dev.pipewright.designer.shadow;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.platform.shadow.ShadowDocument;
import dev.pipewright.platform.shadow.ShadowKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The documents that a draft changes, a page at a time, and a way to find some of them.
final class ShadowDocuments extends Div {

    private static final int PAGE = 25;

    private final transient List<ShadowDocument> all;
    private final ComboBox<ShadowKind> kind = new ComboBox<>(getTranslation("shadow.kind"));
    private final TextField text = new TextField(getTranslation("shadow.search"));
    private final Div list = new Div();
    private final Paragraph count = new Paragraph();
    private final Button more = new Button(getTranslation("shadow.more"), clicked -> showMore());
    private int shown;

    /// @param all those that were kept one by one
    /// @param changed how many there are
    ShadowDocuments(List<ShadowDocument> all, long changed) {
        this.all = List.copyOf(all);
        Set<ShadowKind> kinds = EnumSet.noneOf(ShadowKind.class);
        all.forEach(document -> kinds.add(document.kind()));
        kind.setItems(kinds);
        kind.setItemLabelGenerator(each -> getTranslation("shadow.kind." + each.name()));
        kind.setPlaceholder(getTranslation("shadow.kind.all"));
        kind.setClearButtonVisible(true);
        kind.addValueChangeListener(changedTo -> showFirst());
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(changedTo -> showFirst());
        count.getElement().setAttribute("aria-live", "polite");
        count.addClassName("pw-soft");
        var filter = new Div(kind, text);
        filter.addClassName("pw-shadow-filter");
        if (!all.isEmpty()) {
            add(new H2(getTranslation("shadow.documents")), filter, count, list, more);
        }
        if (changed > all.size()) {
            add(new Paragraph(
                    getTranslation("shadow.notKept", Formats.ofReader().number(all.size()))));
        }
        showFirst();
    }

    private List<ShadowDocument> chosen() {
        String wanted = text.getValue().strip().toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(document -> kind.getValue() == null || document.kind() == kind.getValue())
                .filter(document -> has(document, wanted))
                .toList();
    }

    private static boolean has(ShadowDocument document, String wanted) {
        return document.code().toLowerCase(Locale.ROOT).contains(wanted)
                || document.request().stream()
                        .anyMatch(
                                change -> change.path().toLowerCase(Locale.ROOT).contains(wanted));
    }

    private void showFirst() {
        list.removeAll();
        shown = 0;
        showMore();
    }

    private void showMore() {
        List<ShadowDocument> chosen = chosen();
        chosen.stream().skip(shown).limit(PAGE).map(ShadowCard::new).forEach(list::add);
        shown = Math.min(chosen.size(), shown + PAGE);
        more.setVisible(shown < chosen.size());
        count.setText(getTranslation("shadow.shown", shown, chosen.size()));
    }
}
