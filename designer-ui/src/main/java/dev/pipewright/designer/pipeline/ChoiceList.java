package dev.pipewright.designer.pipeline;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Lists the values to choose from where others were faster, over whichever surface the draft is edited in.
@Tag("pipewright-choices")
@JsModule("./draft/choice-list.ts")
final class ChoiceList extends Component {

    ChoiceList() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (var name : new String[] {"title", "mine", "before", "back", "let", "copy", "copied"}) {
            texts.put(name, getTranslation("choice." + name));
        }
        for (var name : new String[] {"theirs", "gone"}) {
            // The place for the value stays: the browser fills it in.
            texts.put(name, getTranslation("choice." + name, "{0}"));
        }
        getElement().callJsFunction("texts", JsonMapper.shared().<JsonNode>valueToTree(texts));
    }
}
