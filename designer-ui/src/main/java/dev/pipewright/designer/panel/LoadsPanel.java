package dev.pipewright.designer.panel;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.pipewright.designer.environment.EnvironmentChoice;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.designer.look.EmptyState;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.designer.run.RunView;
import dev.pipewright.platform.environment.EnvironmentRefusedException;
import dev.pipewright.platform.environment.Environments;
import dev.pipewright.platform.load.Recounts;
import dev.pipewright.platform.load.SourceWatermark;
import dev.pipewright.platform.load.WatermarkRefusedException;
import dev.pipewright.platform.load.Watermarks;
import dev.pipewright.platform.people.Person;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How far the sources got that read only changes; to say where the next run begins.
public final class LoadsPanel extends Div {

    private final Formats formats = Formats.ofReader();
    private final transient Watermarks watermarks;
    private final transient Recounts recounts;
    private final transient Person person;
    private final String pipeline;
    private final transient Runnable look;
    private final EnvironmentChoice where;
    private final Div sources = new Div();
    private final transient Inquiry inquiry = new Inquiry();

    /// What is read; another thread reads it than the one that shows it.
    private volatile String environment = "";

    /// @param look leads to a source of the draft, where it is said what it reads
    public LoadsPanel(
            Watermarks watermarks,
            Recounts recounts,
            Environments environments,
            Person person,
            String pipeline,
            Runnable look) {
        this.watermarks = watermarks;
        this.recounts = recounts;
        this.person = person;
        this.pipeline = pipeline;
        this.look = look;
        this.where = new EnvironmentChoice(environments.list(person.tenant()), this::showOther);
        addClassName("pw-panel");
        add(where, sources);
        show(new Read("", List.of()));
    }

    /// How far the sources got.
    ///
    /// @param environment where; empty for the runs in none
    public record Read(String environment, List<SourceWatermark> sources) {
        public Read {
            sources = List.copyOf(sources);
        }
    }

    /// Reads how far the sources got in the environment that is chosen.
    public Read read() {
        String chosen = environment;
        try {
            return new Read(chosen, watermarks.list(person.tenant(), pipeline, chosen));
        } catch (EnvironmentRefusedException gone) {
            return new Read(chosen, List.of());
        }
    }

    private void showOther() {
        environment = where.name();
        inquiry.ask(this::read, this::show);
    }

    /// Shows how far the sources got now.
    public void show(Read read) {
        if (!read.environment().equals(environment)) {
            return;
        }
        sources.removeAll();
        if (read.sources().isEmpty()) {
            sources.add(new EmptyState(
                    getTranslation("loads.none"),
                    new Button(getTranslation("loads.none.action"), clicked -> look.run())));
        }
        read.sources().forEach(this::show);
    }

    private void show(SourceWatermark source) {
        Object value = source.value();
        sources.add(new H3(new DataText(source.name())));
        if (value == null) {
            sources.add(soft(getTranslation("loads.beginning")));
        } else {
            sources.add(new Paragraph(new Text(getTranslation("loads.upTo") + " "), new DataText(value.toString())));
        }
        Instant movedAt = source.movedAt();
        if (movedAt != null) {
            sources.add(moved(source, formats.time(movedAt)));
        }
        var next = new TextField(getTranslation("loads.next"));
        next.setPlaceholder(value == null ? "" : value.toString());
        next.setHelperText(getTranslation("loads.next.help"));
        var set = new Button(getTranslation("loads.set"), clicked -> set(source, next.getValue()));
        var reset = new Button(getTranslation("loads.reset"), clicked -> change(source, null));
        reset.addThemeVariants(ButtonVariant.TERTIARY);
        reset.setVisible(value != null);
        var counted = new Div();
        var recount = new Button(getTranslation("recount"), clicked -> recount(source, counted));
        recount.setVisible(value != null);
        var buttons = new Div(set, reset, recount);
        buttons.addClassName("pw-buttons");
        sources.add(next, buttons, counted);
    }

    private void recount(SourceWatermark source, Div place) {
        var tenant = person.tenant();
        String node = source.node().value();
        String chosen = environment;
        place.removeAll();
        place.add(new RecountPanel(() -> recounts.of(tenant, pipeline, chosen, node, null)));
    }

    private Paragraph moved(SourceWatermark source, String time) {
        var run = source.run();
        if (run == null) {
            return soft(getTranslation("loads.byHand", time));
        }
        var link = new Anchor(RunView.address(run), time);
        link.getElement().setAttribute("translate", "no");
        var line = soft(getTranslation("loads.byRun") + " ");
        line.add(link);
        return line;
    }

    private static Paragraph soft(String text) {
        var line = new Paragraph(text);
        line.addClassName("pw-soft");
        return line;
    }

    private void set(SourceWatermark source, String text) {
        if (text.isBlank()) {
            Notices.problem(getTranslation("loads.empty"));
        } else {
            change(source, Watermarks.read(text));
        }
    }

    private void change(SourceWatermark source, @Nullable Object value) {
        try {
            watermarks.set(person.tenant(), pipeline, environment, source.node().value(), value, person.name());
            Notices.done(
                    value == null
                            ? getTranslation("loads.isReset")
                            : getTranslation("loads.isSet", Objects.toString(value)));
        } catch (WatermarkRefusedException refused) {
            Notices.refusal(refused, List.of());
        }
    }
}
