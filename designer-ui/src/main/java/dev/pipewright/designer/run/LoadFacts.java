package dev.pipewright.designer.run;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.engine.store.Load;
import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import java.util.List;

/// What the sources that read only changes have read.
final class LoadFacts extends DescriptionList {

    private final transient Pipeline pipeline;

    LoadFacts(Pipeline pipeline) {
        this.pipeline = pipeline;
        addClassName("pw-facts");
        setVisible(false);
    }

    void show(List<Load> loads) {
        removeAll();
        setVisible(!loads.isEmpty());
        loads.forEach(this::show);
    }

    private void show(Load load) {
        String name = pipeline.node(load.of().node()).map(Node::name).orElse("");
        Object from = load.from();
        Object to = load.to();
        var values = to == null
                ? new Span(getTranslation("load.everything"))
                : from == null
                        ? new Span(new Text(getTranslation("load.upTo") + " "), new DataText(to.toString()))
                        : new Span(new DataText(from + " – " + to));
        var moved = new Span(" " + getTranslation(load.moved() ? "load.moved" : "load.notMoved"));
        moved.addClassName("pw-soft");
        add(new Term(getTranslation("load.of", name)), new Description(values, moved));
    }
}
