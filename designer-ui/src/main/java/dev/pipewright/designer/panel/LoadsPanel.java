package dev.pipewright.designer.panel;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.designer.run.RunView;
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

    public LoadsPanel(Watermarks watermarks, Recounts recounts, Person person, String pipeline) {
        this.watermarks = watermarks;
        this.recounts = recounts;
        this.person = person;
        this.pipeline = pipeline;
        addClassName("pw-panel");
        show(List.of());
    }

    /// Shows how far the sources got now.
    public void show(List<SourceWatermark> sources) {
        removeAll();
        if (sources.isEmpty()) {
            add(soft(getTranslation("loads.none")));
        }
        sources.forEach(this::show);
    }

    private void show(SourceWatermark source) {
        Object value = source.value();
        add(new H3(new DataText(source.name())));
        if (value == null) {
            add(soft(getTranslation("loads.beginning")));
        } else {
            add(new Paragraph(new Text(getTranslation("loads.upTo") + " "), new DataText(value.toString())));
        }
        Instant movedAt = source.movedAt();
        if (movedAt != null) {
            add(moved(source, formats.time(movedAt)));
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
        add(next, buttons, counted);
    }

    private void recount(SourceWatermark source, Div place) {
        var tenant = person.tenant();
        String node = source.node().value();
        place.removeAll();
        place.add(new RecountPanel(() -> recounts.of(tenant, pipeline, node, null)));
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
            watermarks.set(person.tenant(), pipeline, source.node().value(), value, person.name());
            Notices.done(
                    value == null
                            ? getTranslation("loads.isReset")
                            : getTranslation("loads.isSet", Objects.toString(value)));
        } catch (WatermarkRefusedException refused) {
            Notices.refusal(refused, List.of());
        }
    }
}
