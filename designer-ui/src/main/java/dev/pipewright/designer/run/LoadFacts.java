package dev.pipewright.designer.run;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.engine.LoadCertificate;
import dev.pipewright.engine.store.Load;
import dev.pipewright.engine.store.Reading;
import java.util.List;

/// What the sources that read only changes have read, and how that meets what was read before.
final class LoadFacts extends DescriptionList {

    LoadFacts() {
        addClassName("pw-facts");
        setVisible(false);
    }

    void show(List<LoadCertificate> loads) {
        removeAll();
        setVisible(!loads.isEmpty());
        loads.forEach(this::show);
    }

    private void show(LoadCertificate certificate) {
        Load load = certificate.load();
        add(new Term(getTranslation("load.of", certificate.name())), new Description(interval(load), moved(load)));
        if (!load.isRange()) {
            fact("load.before", before(certificate));
        }
        Reading reading = load.reading();
        if (reading != null) {
            fact("load.records", new Text(getTranslation("load.records.of", reading.records(), reading.seen())));
            if (reading.beyond() > 0) {
                fact("load.again", new Text(getTranslation("load.again.of", reading.beyond())));
            }
            fact("load.fingerprint", new DataText(reading.digest()));
            fact(
                    "load.tieBreaker",
                    certificate.tieBreaker().isEmpty()
                            ? new Text(getTranslation("load.tieBreaker.record"))
                            : new DataText(String.join(", ", certificate.tieBreaker())));
        }
    }

    private void fact(String key, Component value) {
        add(new Term(getTranslation(key)), new Description(value));
    }

    private Span interval(Load load) {
        Object from = load.from();
        Object to = load.to();
        if (to == null) {
            return new Span(getTranslation("load.everything"));
        }
        return from == null
                ? new Span(new Text(getTranslation("load.upTo") + " "), new DataText(to.toString()))
                : new Span(new DataText(from + " – " + to));
    }

    private Span moved(Load load) {
        var moved = new Span(" " + getTranslation(key(load)));
        moved.addClassName("pw-soft");
        return moved;
    }

    private static String key(Load load) {
        if (load.isRange()) {
            return "load.range";
        }
        return load.moved() ? "load.moved" : "load.notMoved";
    }

    private Component before(LoadCertificate certificate) {
        Object reached = certificate.reachedBefore();
        if (reached == null) {
            return new Text(getTranslation("load.before.none"));
        }
        return certificate.touches()
                ? new Text(getTranslation("load.before.touches"))
                : new Span(
                        new Text(getTranslation("load.before.hole") + " "),
                        new DataText(reached + " – " + certificate.load().from()));
    }
}
