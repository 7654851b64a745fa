package dev.pipewright.designer.connection;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import dev.pipewright.connectors.http.TestCall;
import dev.pipewright.designer.look.Badge;
import dev.pipewright.designer.look.Badge.Tone;
import dev.pipewright.designer.look.DataText;
import java.util.Map;

/// A request of a test read with its answer, to be unfolded.
final class TestCallDetails extends NativeDetails {

    private static final int OK = 200;
    private static final int NOT_OK = 300;

    TestCallDetails(int number, TestCall call) {
        addClassName("pw-test-call");
        var line = new Div(
                new Span(number + "."),
                DataText.mono(call.method() + " " + call.address()),
                standing(call),
                new Span(getTranslation("httpTest.millis", call.took().toMillis())));
        line.addClassName("pw-call-line");
        setSummary(line);
        var parts = new Div();
        parts.add(new H4(getTranslation("httpTest.request")), headers(call.headers()));
        if (!call.body().isEmpty()) {
            parts.add(text(call.body()));
        }
        parts.add(new H4(getTranslation("httpTest.answer")));
        String trouble = call.trouble();
        if (trouble != null) {
            parts.add(new Span(trouble));
        } else {
            parts.add(headers(call.answerHeaders()), text(call.answer()));
        }
        setContent(parts);
        setOpen(isBad(call));
    }

    private static boolean isBad(TestCall call) {
        Integer status = call.status();
        return status == null || status < OK || status >= NOT_OK;
    }

    private Badge standing(TestCall call) {
        Integer status = call.status();
        return new Badge(
                status == null ? getTranslation("httpTest.noAnswer") : status.toString(),
                isBad(call) ? Tone.BAD : Tone.GOOD);
    }

    private static Component headers(Map<String, String> headers) {
        var list = new DescriptionList();
        list.addClassName("pw-headers");
        headers.forEach((name, value) -> list.add(
                new DescriptionList.Term(DataText.mono(name)), new DescriptionList.Description(DataText.mono(value))));
        return list;
    }

    private static Component text(String body) {
        var text = new Pre(body);
        text.getElement().setAttribute("translate", "no");
        text.getElement().setAttribute("tabindex", "0");
        return text;
    }
}
