package dev.pipewright.designer.connection;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.pipewright.connectors.spi.RecordCount;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.connectors.spi.StreamDetails;
import dev.pipewright.connectors.spi.WatermarkCandidate;
import dev.pipewright.designer.help.Term;
import dev.pipewright.designer.look.Badge;
import dev.pipewright.designer.look.Badge.Tone;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.ListTable;
import dev.pipewright.designer.look.SaidText;
import dev.pipewright.designer.look.SampleTable;
import dev.pipewright.model.schema.Field;
import dev.pipewright.platform.connection.StreamLook;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is known of one stream, and some of its records.
final class StreamPanel extends Div {

    private final transient Inquiry inquiry = new Inquiry();
    private final transient Function<StreamDescription, StreamLook> look;
    private final transient Consumer<StreamDescription> found;

    /// @param look called outside the page's lock
    /// @param found told the stream with all that was found out
    StreamPanel(Function<StreamDescription, StreamLook> look, Consumer<StreamDescription> found) {
        this.look = look;
        this.found = found;
        addClassName("pw-stream");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", getTranslation("stream"));
        var hint = new Paragraph(getTranslation("stream.hint"));
        hint.addClassName("pw-soft");
        add(hint);
        addDetachListener(detached -> inquiry.drop());
    }

    /// Looks at a stream, in place of the one before.
    void show(StreamDescription stream) {
        inquiry.drop();
        begin(stream.name());
        var waiting = new Paragraph(getTranslation("stream.looking"));
        waiting.getElement().setAttribute("role", "status");
        add(waiting);
        inquiry.ask(() -> look.apply(stream), this::show, trouble -> {
            begin(stream.name());
            add(warning(new Span(Spoken.of(trouble))));
        });
    }

    private void begin(String name) {
        removeAll();
        add(new H2(new DataText(name)));
    }

    private static Paragraph warning(Component text) {
        var warning = new Paragraph(text);
        warning.addClassName("pw-warning");
        warning.getElement().setAttribute("role", "status");
        return warning;
    }

    private void show(StreamLook seen) {
        StreamDetails details = seen.details();
        begin(details.stream().name());
        var facts = new DescriptionList();
        facts.addClassName("pw-facts");
        fact(facts, new Term("record", getTranslation("stream.count")), count(details.count()));
        fact(
                facts,
                new Span(getTranslation("stream.keys")),
                keys(details.stream().keys()));
        fact(facts, new Term("watermark", getTranslation("stream.watermarks")), watermarks(details.watermarks()));
        add(facts);
        List<Field> fields = details.stream().schema().fields();
        add(new H3(getTranslation("stream.fields", fields.size())), fields(fields));
        add(new H3(getTranslation("stream.sample", seen.sample().size())));
        String trouble = seen.trouble();
        if (trouble != null) {
            add(warning(new SaidText(trouble)));
        } else if (seen.sample().isEmpty()) {
            add(new Paragraph(getTranslation("stream.sample.none")));
        } else {
            add(new SampleTable(fields, seen.sample()));
        }
        found.accept(details.stream());
    }

    private void fact(DescriptionList facts, Component name, Component value) {
        facts.add(new DescriptionList.Term(name), new DescriptionList.Description(value));
    }

    private Component count(@Nullable RecordCount count) {
        if (count == null) {
            return new Span(getTranslation("stream.count.unknown"));
        }
        String number = Formats.ofReader().number(count.records());
        return switch (count.certainty()) {
            case EXACT -> new DataText(number);
            case ESTIMATE -> new Span(getTranslation("stream.count.estimate", number));
            case AT_LEAST -> new Span(getTranslation("stream.count.atLeast", number));
        };
    }

    private Component keys(List<String> keys) {
        return keys.isEmpty()
                ? new Span(getTranslation("stream.keys.unknown"))
                : DataText.mono(String.join(", ", keys));
    }

    private Component watermarks(List<WatermarkCandidate> candidates) {
        if (candidates.isEmpty()) {
            return new Span(getTranslation("stream.watermarks.none"));
        }
        var all = new Div();
        for (WatermarkCandidate candidate : candidates) {
            var reason = getTranslation(
                    "stream.watermark." + candidate.reason().name().toLowerCase(Locale.ROOT));
            var line = new Div(DataText.mono(candidate.field()), new Span(reason));
            if (candidate.indexed()) {
                line.add(new Badge(getTranslation("stream.indexed"), Tone.GOOD));
            }
            line.addClassName("pw-candidate");
            all.add(line);
        }
        return all;
    }

    private Component fields(List<Field> fields) {
        var table = new ListTable("stream.field", "stream.type", "stream.required");
        for (Field field : fields) {
            table.getBody()
                    .add(table.line(
                            DataText.mono(field.name()),
                            new Span(FieldTypeWords.of(this, field.type())),
                            new Span(field.required() ? getTranslation("stream.required.yes") : "")));
        }
        return table;
    }
}
