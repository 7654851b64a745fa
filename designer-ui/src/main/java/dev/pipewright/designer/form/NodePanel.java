package dev.pipewright.designer.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.shared.Registration;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.designer.code.CodeEditor;
import dev.pipewright.designer.code.CodeFault;
import dev.pipewright.designer.code.CodeItems;
import dev.pipewright.designer.code.CodeScope;
import dev.pipewright.designer.code.Proposals;
import dev.pipewright.designer.draft.DraftJson;
import dev.pipewright.designer.form.FormQuestions.CheckQuestion;
import dev.pipewright.designer.form.FormQuestions.CompleteQuestion;
import dev.pipewright.designer.form.FormQuestions.FormQuestion;
import dev.pipewright.designer.form.FormQuestions.FragmentQuestion;
import dev.pipewright.designer.form.FormQuestions.SchemaQuestion;
import dev.pipewright.designer.form.FormQuestions.TablesQuestion;
import dev.pipewright.designer.look.Answers;
import dev.pipewright.designer.sql.TableBook;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The form of the selected node, or, while none is, of the pipeline itself. Its fields live in the browser, where the
/// draft is, and send what people do through
/// the same outbox as the drawing; this side says which fields there are, what is wrong, and what there is to choose.
@Tag("pipewright-node-form")
@JsModule("./form/node-form.ts")
@Uses(Button.class)
@Uses(Checkbox.class)
@Uses(CodeEditor.class)
@Uses(ComboBox.class)
@Uses(Details.class)
@Uses(Select.class)
@Uses(TextArea.class)
@Uses(TextField.class)
public final class NodePanel extends Component {

    private static final String CONNECTOR = "event.detail.connector";
    private static final String CONNECTION = "event.detail.connection";
    private static final String NODE = "event.detail.node";

    private final transient FormAnswers answers;
    private final transient SourceReading sources;
    private final transient Proposals proposals;
    private final transient TableBook tables;

    /// Read by threads that answer.
    private volatile Pipeline pipeline;

    /// @param own the fields of the pipeline itself
    NodePanel(
            Pipeline pipeline,
            List<FormField> own,
            FormAnswers answers,
            SourceReading sources,
            Proposals proposals,
            TableBook tables) {
        this.pipeline = pipeline;
        this.answers = answers;
        this.sources = sources;
        this.proposals = proposals;
        this.tables = tables;
        getElement().getClassList().add("pw-panel");
        getElement().callJsFunction("say", DraftJson.write(FormTexts.of(this, own)));
        new Answers(this)
                .on("form", FormQuestion.class, asked -> facts(asked.node()))
                .on("complete", CompleteQuestion.class, this::complete)
                .on("tables", TablesQuestion.class, this::tables)
                .on("check", CheckQuestion.class, asked -> CodeFault.inExpression(asked.text()))
                .on("fragment", FragmentQuestion.class, asked -> answers.troubleOf(asked.text()))
                .on("schema", SchemaQuestion.class, asked -> schema(asked.node()));
        show(pipeline);
    }

    /// Shows the pipeline as it is saved now.
    public void show(Pipeline changed) {
        pipeline = changed;
        renew();
    }

    /// Has the form ask anew what is said of its node, as when there are other connections to choose from.
    public void renew() {
        getElement().callJsFunction("saved");
    }

    /// Shows another node.
    ///
    /// @param id the selected node, or an empty text
    public void select(String id) {
        getElement().callJsFunction("select", id);
    }

    /// Puts the focus into a field as soon as its node is shown.
    ///
    /// @param field as a problem names it
    public void goTo(NodeId node, String field) {
        getElement().callJsFunction("goTo", node.value(), field);
    }

    /// Lets people ask for a connection that is not there yet. Without a listener they choose among those that are.
    ///
    /// @param listener told the kind of system
    public Registration onConnectionWanted(Consumer<String> listener) {
        getElement().setProperty("mayMakeConnections", true);
        return getElement()
                .addEventListener(
                        "connection-wanted",
                        wanted -> listener.accept(
                                wanted.getEventData().path(CONNECTOR).asString("")))
                .addEventData(CONNECTOR);
    }

    /// Lets people choose what a node reads among the streams of its connection.
    ///
    /// @param listener told the connection; the second argument takes what was chosen
    public Registration onStreamWanted(BiConsumer<String, Consumer<StreamDescription>> listener) {
        return getElement()
                .addEventListener("stream-wanted", wanted -> {
                    String node = wanted.getEventData().path(NODE).asString("");
                    listener.accept(wanted.getEventData().path(CONNECTION).asString(""), stream -> read(node, stream));
                })
                .addEventData(NODE)
                .addEventData(CONNECTION);
    }

    private void read(String node, StreamDescription stream) {
        getElement().callJsFunction("read", node, DraftJson.write(FormStream.of(stream)));
    }

    /// Has the selected node use a connection, as after it was made for it.
    public void connect(String connection) {
        getElement().callJsFunction("connectBy", connection);
    }

    private Object facts(String id) {
        return node(id).map(node -> DraftJson.write(answers.of(pipeline, node.id())))
                .orElseGet(() -> DraftJson.write(NodeFacts.NONE));
    }

    private CodeItems complete(CompleteQuestion asked) {
        return node(asked.node())
                .map(node -> CodeScope.of(pipeline, node.id(), Edge.IN))
                .map(scope -> proposals.at(asked.text(), asked.position(), scope))
                .orElseGet(() -> CodeItems.none(asked.position()));
    }

    private CodeItems tables(TablesQuestion asked) {
        String connection = node(asked.node()).map(FormAnswers::connectionOf).orElse("");
        return tables.at(connection, asked.text(), asked.position());
    }

    private List<Map<String, @Nullable Object>> schema(String id) {
        return node(id).filter(Node.Source.class::isInstance)
                .map(Node.Source.class::cast)
                .map(source -> sources.schema(pipeline, source))
                .orElse(List.of());
    }

    private Optional<Node> node(String id) {
        return id.isEmpty() ? Optional.empty() : pipeline.node(new NodeId(id));
    }
}
