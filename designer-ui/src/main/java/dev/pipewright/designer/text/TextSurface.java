package dev.pipewright.designer.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.Uses;
import dev.pipewright.designer.code.CodeEditor;
import dev.pipewright.designer.look.Answers;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.ProblemTexts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The draft of the page as the text of its file. Who changes the text applies it; the edits that lead there go
/// through the outbox of the page, as all others do.
@Tag("pipewright-text")
@JsModule("./text/text-element.ts")
@Uses(CodeEditor.class)
public final class TextSurface extends Component implements HasStyle {

    private static final List<String> TEXTS =
            List.of("label", "apply", "discard", "same", "changed", "behind", "applied", "alreadySo", "overtaken");

    /// @param drawing the draft as it is now; asked by any thread
    public TextSurface(Supplier<Drawing> drawing) {
        addClassName("pw-text");
        Map<String, String> texts = new LinkedHashMap<>();
        TEXTS.forEach(name -> texts.put(name, getTranslation("text." + name)));
        getElement().callJsFunction("texts", JsonMapper.shared().<JsonNode>valueToTree(texts));
        var written = new WrittenText(drawing, ProblemTexts.in(getLocale()));
        new Answers(this)
                .on("text", Nothing.class, nothing -> written.now())
                .on("checkText", Written.class, asked -> written.faults(asked.text()))
                .on("applyText", Rewritten.class, asked -> written.edits(asked.base(), asked.text()));
    }

    /// A question that comes with nothing.
    private record Nothing() {}

    /// A question about a text.
    private record Written(String text) {}

    /// A question about a text and the one that it was made of.
    private record Rewritten(String base, String text) {}
}
