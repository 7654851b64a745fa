package dev.pipewright.designer.mapping;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.shared.Registration;
import dev.pipewright.designer.code.CodeEditor;
import dev.pipewright.designer.code.CodeItems;
import dev.pipewright.designer.code.CodeScope;
import dev.pipewright.designer.code.CodeTexts;
import dev.pipewright.designer.code.Proposals;
import dev.pipewright.designer.draft.DraftJson;
import dev.pipewright.designer.help.HelpPlaces;
import dev.pipewright.designer.look.Answers;
import dev.pipewright.designer.mapping.MappingAnswer.FunctionRow;
import dev.pipewright.designer.mapping.MappingAnswer.MappingEdits;
import dev.pipewright.designer.mapping.MappingAnswer.MappingOpened;
import dev.pipewright.designer.mapping.MappingAnswer.SuggestedLines;
import dev.pipewright.designer.mapping.MappingAnswer.TestOutcomes;
import dev.pipewright.designer.mapping.MappingAnswer.WholeDocument;
import dev.pipewright.designer.mapping.MappingAnswer.WholeReading;
import dev.pipewright.designer.mapping.MappingQuestion.Accept;
import dev.pipewright.designer.mapping.MappingQuestion.Complete;
import dev.pipewright.designer.mapping.MappingQuestion.Draw;
import dev.pipewright.designer.mapping.MappingQuestion.KeptTest;
import dev.pipewright.designer.mapping.MappingQuestion.NewTest;
import dev.pipewright.designer.mapping.MappingQuestion.Plain;
import dev.pipewright.designer.mapping.MappingQuestion.Read;
import dev.pipewright.designer.mapping.MappingQuestion.Try;
import dev.pipewright.designer.mapping.MappingQuestion.Values;
import dev.pipewright.model.Edge;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.platform.mapping.OpenMapping;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The editor of one mapping, as large as the board that it lies on. It edits the draft of the page that it is on,
/// by the page's own proposals.
@Tag("pipewright-mapping")
@JsModule("./mapping/mapping-element.ts")
@Uses(CodeEditor.class)
@Uses(Button.class)
@Uses(ComboBox.class)
@Uses(TextField.class)
public final class MappingPanel extends Component implements HasStyle {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String DETAIL = "event.detail";

    private volatile Pipeline pipeline;

    /// @param pipeline the draft as it is now; [#show] tells what becomes of it
    /// @param node the mapping
    public MappingPanel(OpenMapping mapping, Pipeline pipeline, NodeId node) {
        this.pipeline = pipeline;
        addClassName("pw-mapping");
        getElement().setAttribute("data-help", HelpPlaces.MAPPING);
        var language = Sentences.in(getLocale());
        var proposals = new Proposals(getLocale());
        var answers = new Answers(this)
                .on(
                        "open",
                        Plain.class,
                        asked -> new MappingOpened(mapping.look(current(), language), FunctionRow.all(language)))
                .on("values", Values.class, asked -> mapping.values(current(), asked.record(), language))
                .on("try", Try.class, asked -> mapping.tried(current(), lineOf(asked), language))
                .on("itemByItem", Try.class, asked -> edits(mapping.itemByItem(current(), lineOf(asked))))
                .on("draw", Draw.class, asked -> edits(mapping.drawn(current(), asked.source(), asked.target())))
                .on(
                        "suggest",
                        Plain.class,
                        asked -> new SuggestedLines(mapping.suggestions().all(current(), language)))
                .on("accept", Accept.class, asked -> edits(mapping.suggestions().accepted(current(), asked.targets())))
                .on("complete", Complete.class, asked -> complete(mapping, node, proposals, asked))
                .on(
                        "document",
                        Plain.class,
                        asked -> WholeDocument.of(mapping.document().of(current())))
                .on(
                        "read",
                        Read.class,
                        asked -> DraftJson.write(
                                WholeReading.of(mapping.document().written(current(), asked.text(), language))))
                .on(
                        "tests",
                        Plain.class,
                        asked -> new TestOutcomes(mapping.tests().outcomes(current(), language)))
                .on(
                        "newTest",
                        NewTest.class,
                        asked -> edits(mapping.tests().with(current(), asked.record(), asked.name())))
                .on("renewTest", KeptTest.class, asked -> edits(mapping.tests().renewed(current(), asked.name())))
                .on("noTest", KeptTest.class, asked -> edits(mapping.tests().without(current(), asked.name())));
        SheetAnswers.to(answers, mapping.sheets(), this::current, language);
        TargetAnswers.to(answers, mapping, this::current, language);
        getElement()
                .callJsFunction(
                        "begin",
                        node.value(),
                        JSON.<JsonNode>valueToTree(MappingTexts.of(this)),
                        JSON.<JsonNode>valueToTree(CodeTexts.of(this)));
    }

    /// The draft has changed.
    public void show(Pipeline changed) {
        pipeline = changed;
        getElement().callJsFunction("refresh");
    }

    /// Tells that the person is done with it.
    public Registration onClose(Runnable listener) {
        return getElement().addEventListener("mapping-close", closed -> listener.run());
    }

    /// Tells that the person wants to `undo` or `redo`.
    public Registration onCommand(Consumer<String> listener) {
        return getElement()
                .addEventListener(
                        "mapping-command",
                        given -> listener.accept(given.getEventData()
                                .path(DETAIL)
                                .path("command")
                                .asString("")))
                .addEventData(DETAIL);
    }

    private Pipeline current() {
        return pipeline;
    }

    private static MappingLine lineOf(Try asked) {
        return new MappingLine(asked.target(), asked.expression());
    }

    private CodeItems complete(OpenMapping mapping, NodeId node, Proposals proposals, Complete asked) {
        var names = mapping.names(current(), asked.target());
        var parameters = CodeScope.of(current(), node, Edge.IN).variables();
        var variables = new LinkedHashMap<>(parameters);
        variables.put("root", names.record());
        return proposals.at(asked.text(), asked.position(), new CodeScope(names.context(), variables));
    }

    static JsonNode edits(PipelineEdit edit) {
        return edits(Optional.of(edit));
    }

    static JsonNode edits(Optional<PipelineEdit> edit) {
        return DraftJson.write(new MappingEdits(edit.stream().toList()));
    }
}
