package dev.pipewright.designer.version;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import dev.pipewright.model.change.Conflict;
import dev.pipewright.platform.file.OpenMerge;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Something newer beside the draft: what merges by itself, and each conflict with both values, of which a person
/// chooses one.
final class MergeView extends Div {

    private final List<ConflictChoice> choices = new ArrayList<>();
    private final Button apply = new Button(getTranslation("merge.apply"));
    private final Paragraph open = new Paragraph();

    /// @param theirs the key of what the other side is called
    /// @param onApply told the conflicts that are decided for the other side, when all are decided
    MergeView(OpenMerge merge, String theirs, Consumer<Set<Conflict>> onApply) {
        addClassName("pw-merge");
        add(new Section(new H2(getTranslation("merge.byItself")), new ChangeList(merge.brought())));
        if (!merge.conflicts().isEmpty()) {
            var conflicts = new Section(
                    new H2(getTranslation("merge.conflicts", merge.conflicts().size())));
            merge.conflicts().forEach(conflict -> {
                var choice = new ConflictChoice(conflict, theirs, this::showOpen);
                choices.add(choice);
                conflicts.add(choice);
            });
            add(conflicts);
        }
        open.addClassName("pw-soft");
        open.getElement().setAttribute("role", "status");
        apply.addThemeVariants(ButtonVariant.PRIMARY);
        apply.setDisableOnClick(true);
        apply.addClickListener(clicked -> onApply.accept(decidedForOther()));
        add(open, apply);
        showOpen();
    }

    private void showOpen() {
        long undecided = choices.stream().filter(choice -> !choice.isDecided()).count();
        open.setText(undecided == 0 ? "" : getTranslation("merge.open", undecided));
        open.setVisible(undecided > 0);
        apply.setEnabled(undecided == 0);
    }

    private Set<Conflict> decidedForOther() {
        Set<Conflict> taken = new HashSet<>();
        choices.stream()
                .filter(ConflictChoice::takesTheirs)
                .map(ConflictChoice::conflict)
                .forEach(taken::add);
        return taken;
    }
}
