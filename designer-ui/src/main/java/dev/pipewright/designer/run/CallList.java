package dev.pipewright.designer.run;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.SaidText;
import dev.pipewright.engine.ledger.LoggedCall;
import dev.pipewright.model.json.PrettyJson;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The calls about one document: a line each, and behind it all that was sent and answered.
final class CallList extends Div {

    private final Formats formats = Formats.ofReader();

    CallList(List<LoggedCall> calls) {
        if (calls.isEmpty()) {
            var none = new Paragraph(getTranslation("calls.none"));
            none.addClassName("pw-soft");
            add(none);
            return;
        }
        var list = new OrderedList();
        list.addClassName("pw-cause-documents");
        calls.forEach(call -> list.add(new ListItem(details(call))));
        add(list);
    }

    private NativeDetails details(LoggedCall call) {
        Integer status = call.status();
        var took = new DataText(formats.duration(call.at(), call.at().plus(call.took()), call.at()));
        took.addClassName("pw-soft");
        var summary = new Span(
                new DataText(formats.timeOfDay(call.at())),
                DataText.mono(call.method() + " " + call.path()),
                status == null ? new Span(getTranslation("calls.noAnswer")) : new DataText(String.valueOf(status)),
                took);
        summary.addClassName("pw-cause");
        var content = new Div(
                part("calls.sent", headers(call.headers()), call.body()),
                status == null
                        ? new Paragraph(new SaidText(call.trouble()))
                        : part("calls.answered", headers(call.answerHeaders()), call.answer()));
        return new NativeDetails(summary, content);
    }

    private Div part(String key, String headers, String body) {
        var part = new Div(new H4(getTranslation(key)), text(headers));
        if (!body.isEmpty()) {
            part.add(text(readable(body)));
        }
        return part;
    }

    private static Pre text(String text) {
        var shown = new Pre(text);
        shown.addClassNames("pw-mono", "pw-call");
        shown.getElement().setAttribute("translate", "no");
        // So that what is wider than the page can be scrolled by keyboard.
        shown.getElement().setAttribute("tabindex", "0");
        return shown;
    }

    private static String headers(Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .collect(Collectors.joining("\n"));
    }

    /// JSON with a line for each part; anything else as it is.
    private static String readable(String body) {
        try {
            if (JsonValues.parse(body) instanceof Map<?, ?> fields) {
                var named = new TreeMap<String, @Nullable Object>();
                fields.forEach((name, value) -> named.put(String.valueOf(name), value));
                return PrettyJson.text(named);
            }
        } catch (InvalidJson _) {
            return body;
        }
        return body;
    }
}
