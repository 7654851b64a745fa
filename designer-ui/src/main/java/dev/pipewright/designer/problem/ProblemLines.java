package dev.pipewright.designer.problem;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.pipewright.designer.help.Term;
import dev.pipewright.model.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// The problems of one severity, a line each, below how many they are. A line whose problem is still there stays the
/// same: an edit of one node of hundreds changes few lines, and whoever is at one of the others stays there.
final class ProblemLines extends Div {

    private final Term title = new Term("problem", "");
    private final UnorderedList list = new UnorderedList();
    private final String key;
    private final transient Function<Problem, Component> line;
    private final transient List<Problem> shown = new ArrayList<>();

    /// @param key of the title, which says how many there are
    /// @param line shows a problem
    ProblemLines(String key, Function<Problem, Component> line) {
        this.key = key;
        this.line = line;
        list.addClassName("pw-problem-list");
        add(new H3(title), list);
        setVisible(false);
    }

    void show(List<Problem> problems) {
        setVisible(!problems.isEmpty());
        title.setText(getTranslation(key, problems.size()));
        removeAllBut(new HashSet<>(problems));
        for (int at = 0; at < problems.size(); at++) {
            if (at == shown.size() || !shown.get(at).equals(problems.get(at))) {
                shown.add(at, problems.get(at));
                list.addComponentAtIndex(at, new ListItem(line.apply(problems.get(at))));
            }
        }
        // Lines that now stand further up were put in there.
        while (shown.size() > problems.size()) {
            remove(shown.size() - 1);
        }
    }

    private void removeAllBut(Set<Problem> problems) {
        for (int at = shown.size() - 1; at >= 0; at--) {
            if (!problems.contains(shown.get(at))) {
                remove(at);
            }
        }
    }

    private void remove(int at) {
        shown.remove(at);
        list.getElement().removeChild(at);
    }
}
