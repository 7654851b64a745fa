package dev.pipewright.designer.help;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.Uses;
import dev.pipewright.designer.canvas.CanvasTexts;
import dev.pipewright.designer.code.CodeEditor;
import dev.pipewright.designer.code.CodeFault;
import dev.pipewright.designer.code.CodeTexts;
import dev.pipewright.designer.help.HelpAnswer.HelpOpening;
import dev.pipewright.designer.look.Answers;
import dev.pipewright.designer.outline.OutlineSurface;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Sentences;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The help: topics, a search over all of them, and examples that are tried on the record at hand. It lives in the
/// browser, as a page of its own or beside every page, where F1 and the event `pipewright-help` open it.
@Tag("pipewright-help")
@JsModule("./help/help-element.ts")
@Uses(CodeEditor.class)
public final class HelpBook extends Component implements HasStyle {

    /// The address of the page of the help.
    public static final String ROUTE = "help";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> TEXTS = List.of(
            "title",
            "search",
            "nothing",
            "topics",
            "back",
            "close",
            "asPage",
            "change",
            "result",
            "noResult",
            "expression",
            "sample",
            "sampleOwn",
            "sampleFrom",
            "sampleReset",
            "notOnSample",
            "found",
            "loading",
            "tour",
            "keys.drawing",
            "keys.outline");

    /// @param isPage true for the page of the help, false for the panel beside other pages
    /// @param topic what is shown first; empty for the list of all
    /// @param from the address of the page that one comes from; empty if that is the page itself
    HelpBook(CurrentSample samples, TenantId tenant, boolean isPage, String topic, String from) {
        addClassName("pw-help");
        var language = Sentences.in(getLocale());
        var broken = getTranslation("code.noJson");
        var missing = getTranslation("help.noTopic");
        var keys = keys();
        var topics = new HelpTopics(language, getTranslation("help.functions"), getTranslation("help.shortcuts"), keys);
        var primer = new Primer(new ExpressionTrial(Instant.now(), language));
        new Answers(this)
                .on(
                        "topic",
                        AboutTopic.class,
                        asked -> topics.find(asked.topic())
                                .orElseGet(() -> new HelpAnswer.HelpTopic(asked.topic(), missing, false, "")))
                .on("search", Looked.class, asked -> topics.search(asked.text()))
                .on("sample", AtPage.class, asked -> primer.on(samples.at(tenant, asked.address(), language)))
                .on("evaluate", Tried.class, asked -> primer.tried(asked.sample(), asked.expressions(), broken))
                .on("try", Tried.class, asked -> primer.tried(asked.sample(), asked.expressions(), broken))
                .on("check", Checked.class, asked -> CodeFault.inExpression(asked.text()));
        var opening = new HelpOpening(texts(keys), CodeTexts.of(this), topics.links(), isPage, topic, from);
        getElement().callJsFunction("begin", JSON.<JsonNode>valueToTree(opening));
    }

    private record AboutTopic(String topic) {}

    private record Looked(String text) {}

    private record AtPage(String address) {}

    private record Tried(String sample, List<String> expressions) {}

    private record Checked(String text) {}

    /// What each key does, of the drawing and of the outline, under the names that the browser uses.
    private Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>(CanvasTexts.keys(this));
        keys.putAll(OutlineSurface.keys(this));
        return keys;
    }

    private Map<String, String> texts(Map<String, String> keys) {
        Map<String, String> texts = new LinkedHashMap<>(keys);
        // The places for values stay: the browser fills them in.
        TEXTS.forEach(name -> texts.put(name, getTranslation("help." + name, "{0}")));
        return texts;
    }
}
