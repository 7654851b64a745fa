package dev.pipewright.designer.version;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.pipewright.model.Problem;
import dev.pipewright.model.ProblemTexts;
import java.util.List;

/// What keeps a file from being a pipeline, each with its line.
final class FileProblems extends Div {

    FileProblems(List<Problem> problems) {
        addClassName("pw-warning");
        getElement().setAttribute("role", "alert");
        var texts = ProblemTexts.in(getLocale());
        var list = new UnorderedList();
        problems.forEach(problem -> list.add(new ListItem(texts.sentence(problem))));
        add(new Paragraph(getTranslation("import.unreadable")), list);
    }
}
