package dev.pipewright.designer.connection;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.designer.help.Term;
import dev.pipewright.designer.look.EmptyState;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.connection.ConnectionReading;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// The streams of a connection, to be searched and looked at: the browser has only those that it shows, however many
/// there are.
public final class StreamChooser extends Div {

    private final transient ConnectionReading reading;
    private final transient TenantId tenant;
    private final String connection;
    private final transient Inquiry inquiry = new Inquiry();
    private final TextField search = new TextField();
    private final Span count = new Span();
    private final Grid<StreamDescription> list = new Grid<>();
    private final StreamPanel panel;
    private transient ListDataProvider<StreamDescription> streams = new ListDataProvider<>(List.of());

    /// @param selected told what a person looks at, as soon as more is known of it too
    public StreamChooser(
            ConnectionReading reading, TenantId tenant, String connection, Consumer<StreamDescription> selected) {
        this.reading = reading;
        this.tenant = tenant;
        this.connection = connection;
        this.panel = new StreamPanel(stream -> reading.look(tenant, connection, stream), selected);
        addClassName("pw-streams");
        search.setPlaceholder(getTranslation("streams.search"));
        search.setAriaLabel(getTranslation("streams.search"));
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(typed -> filter());
        count.addClassName("pw-soft");
        count.getElement().setAttribute("role", "status");
        list.addColumn(StreamDescription::name)
                .setHeader(new Term("stream", getTranslation("streams.name")))
                .setAutoWidth(true)
                .setFlexGrow(1);
        list.getElement().setAttribute("translate", "no");
        // The grid hands it on to its table: on the element itself, which has no role, it would say nothing.
        list.getElement().setProperty("accessibleName", getTranslation("streams"));
        list.asSingleSelect().addValueChangeListener(chosen -> {
            if (chosen.getValue() != null) {
                selected.accept(chosen.getValue());
                panel.show(chosen.getValue());
            }
        });
        addAttachListener(attached -> discover());
        addDetachListener(detached -> inquiry.drop());
    }

    private void discover() {
        removeAll();
        var waiting = new Paragraph(getTranslation("streams.asking", connection));
        waiting.getElement().setAttribute("role", "status");
        var stop = new Button(getTranslation("streams.stop"), clicked -> {
            inquiry.drop();
            again(getTranslation("streams.stopped"));
        });
        add(waiting, stop);
        inquiry.ask(() -> reading.streams(tenant, connection), this::show, trouble -> again(Spoken.of(trouble)));
    }

    private void again(String sentence) {
        removeAll();
        add(new EmptyState(sentence, new Button(getTranslation("streams.again"), clicked -> discover())));
    }

    private void show(List<StreamDescription> found) {
        removeAll();
        if (found.isEmpty()) {
            add(new EmptyState(
                    getTranslation("streams.none") + " " + getTranslation("streams.none.hint"),
                    new Button(getTranslation("streams.again"), clicked -> discover())));
            return;
        }
        streams = new ListDataProvider<>(found);
        list.setItems(streams);
        var names = new Div(search, count, list);
        names.addClassName("pw-stream-names");
        add(names, panel);
        filter();
    }

    private void filter() {
        String wanted = search.getValue().strip().toLowerCase(Locale.ROOT);
        streams.setFilter(wanted.isEmpty() ? null : stream -> matches(stream, wanted));
        int shown = streams.size(new Query<>());
        var formats = Formats.ofReader();
        count.setText(getTranslation(
                "streams.count",
                formats.number(shown),
                formats.number(streams.getItems().size())));
    }

    private static boolean matches(StreamDescription stream, String wanted) {
        return stream.name().toLowerCase(Locale.ROOT).contains(wanted)
                || stream.schema().fields().stream()
                        .anyMatch(field -> field.name().toLowerCase(Locale.ROOT).contains(wanted));
    }
}
