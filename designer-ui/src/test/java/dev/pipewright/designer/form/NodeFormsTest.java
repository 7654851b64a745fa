package dev.pipewright.designer.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.connectors.SettingsUse;
import dev.pipewright.connectors.spi.settings.SettingsField;
import dev.pipewright.engine.call.Presets;
import dev.pipewright.model.NewNodes;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.NodeKind;
import dev.pipewright.model.form.FormException;
import dev.pipewright.model.form.NodeFields;
import dev.pipewright.model.schema.Schema;
import java.lang.reflect.RecordComponent;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class NodeFormsTest {

    private static final ConnectorCatalogue CONNECTORS = ConnectorCatalogue.ofProduct();
    private static final NodeForms FORMS = new NodeForms(CONNECTORS, new BundleWords());

    private record BundleWords() implements FormWords {

        @Override
        public String text(String key) {
            var bundle = ResourceBundle.getBundle("dev.pipewright.designer.look.texts", Locale.ENGLISH);
            return new MessageFormat(bundle.getString(key), Locale.ENGLISH).format(new Object[0]);
        }

        @Override
        public Locale locale() {
            return Locale.ENGLISH;
        }
    }

    /// A new node; a call is one whose documents its preset does not know.
    private static Node newNode(NodeKind kind) {
        var header = NodeHeader.of(new NodeId(kind.word() + "-abc123"), "New");
        return kind == NodeKind.API_CALL
                ? new Node.ApiCall(header, Node.ApiCall.GENERAL, "", Map.of(), null, "", "", "")
                : NewNodes.of(kind, header);
    }

    private static Node source(String connector) {
        var header = NodeHeader.of(new NodeId("source-abc123"), "Orders");
        return new Node.Source(header, connector, "", Map.of(), Schema.UNKNOWN, List.of());
    }

    private static List<String> namesOf(List<FormField> fields) {
        return fields.stream().map(FormField::name).toList();
    }

    private static FormField field(Node node, String name) {
        return FORMS.of(node).stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// What is edited elsewhere: where the mapping is edited, tests are made, and what does not fit is left as it is.
    private static final Set<String> ELSEWHERE = Set.of("tests", "ignored");

    /// All fields of the kind's record as files have them, but for those of its settings.
    private static List<String> modelFields(RecordComponent[] components, String prefix) {
        var names = new ArrayList<String>();
        for (RecordComponent component : components) {
            var type = component.getType();
            if (type.isRecord() && type != NodeHeader.class && type != Schema.class) {
                names.addAll(modelFields(type.getRecordComponents(), component.getName() + "."));
            } else if (type != NodeHeader.class
                    && !component.getName().equals("settings")
                    && !ELSEWHERE.contains(component.getName())) {
                names.add(prefix + component.getName());
            }
        }
        return names;
    }

    @ParameterizedTest
    @EnumSource(NodeKind.class)
    void every_field_of_every_kind_has_a_control_a_name_and_help(NodeKind kind) {
        var form = FORMS.of(newNode(kind)).stream()
                .filter(field -> !field.name().startsWith("settings."))
                .toList();

        assertThat(namesOf(form))
                .containsExactlyElementsOf(modelFields(kind.type().getRecordComponents(), ""));
        assertThat(form).allSatisfy(field -> {
            assertThat(field.label()).isNotBlank();
            assertThat(field.help()).isNotBlank();
            assertThat(field.control() == Control.TABLE)
                    .isEqualTo(!field.columns().isEmpty());
            assertThat(field.columns()).extracting(FormField::label).doesNotContain("");
            assertThat(field.control() == Control.CHOICE)
                    .isEqualTo(!field.choices().isEmpty());
        });
    }

    @ParameterizedTest
    @EnumSource(NodeKind.class)
    void what_a_control_gives_fits_the_field(NodeKind kind) throws FormException {
        Node node = newNode(kind);

        for (FormField field : FORMS.of(node)) {
            assertThat(NodeFields.valueOf(NodeFields.with(node, field.name(), sample(field)), field.name()))
                    .as(field.name())
                    .isEqualTo(sample(field));
        }
    }

    /// A value as the browser's control gives it.
    private static Object sample(FormField field) {
        return switch (field.control()) {
            case TEXT, LINES, CODE, CONNECTION -> "a text";
            case TYPE -> "decimal(12,2)";
            case NUMBER -> 2L;
            case FLAG -> true;
            case CHOICE -> field.choices().getLast().value();
            case DURATION -> field.unit() == 0 ? "PT5M" : 300L;
            case TEXTS -> List.of("one", "two");
            case NAMED_TEXTS -> Map.of("one", "1");
            case TABLE ->
                List.of(field.columns().stream().collect(Collectors.toMap(FormField::name, NodeFormsTest::sample)));
        };
    }

    static Stream<Node> nodes_with_settings() {
        var sources = Stream.of("jdbc", "files", "http", "mongodb").map(NodeFormsTest::source);
        var calls = Presets.names().stream()
                .map(preset -> new Node.ApiCall(
                        NodeHeader.of(new NodeId("apiCall-abc123"), "Call"),
                        preset,
                        "",
                        Map.of(),
                        null,
                        "",
                        "",
                        "answer"));
        return Stream.concat(sources, calls);
    }

    @ParameterizedTest
    @MethodSource("nodes_with_settings")
    void settings_have_a_name_and_a_control_from_their_record(Node node) {
        var settings = FORMS.of(node).stream()
                .filter(field -> field.name().startsWith("settings."))
                .toList();

        assertThat(settings).isNotEmpty();
        assertThat(settings).allSatisfy(field -> assertThat(field.label()).isNotEqualTo(field.name()));
    }

    @Test
    void the_settings_of_a_source_are_all_those_of_its_connector() {
        var settings = CONNECTORS.form("http", SettingsUse.SOURCE).orElseThrow();

        assertThat(namesOf(FORMS.of(source("http"))))
                .containsSubsequence(settings.fields().stream()
                        .map(SettingsField::name)
                        .map(name -> "settings." + name)
                        .toList());
    }

    @Test
    void a_query_is_written_in_the_language_of_its_setting() {
        var query = field(source("jdbc"), "settings.query");

        assertThat(query.control()).isEqualTo(Control.CODE);
        assertThat(query.language()).isEqualTo("sql");
        assertThat(field(newNode(NodeKind.FILTER), "condition").language()).isEqualTo("jsonata");
    }

    @Test
    void a_setting_that_means_something_only_with_another_one_says_so() {
        assertThat(field(source("http"), "settings.body").onlyIf())
                .containsExactly(new FormField.Condition("settings.method", List.of("POST"), "GET"));
        assertThat(field(newNode(NodeKind.VALUE_MAP), "otherwise").onlyIf())
                .containsExactly(new FormField.Condition("unmapped", List.of("otherwise"), ""));
    }

    @Test
    void required_is_what_the_check_of_pipelines_asks_for() {
        assertThat(FORMS.of(newNode(NodeKind.LOOKUP)).stream().filter(FormField::required))
                .extracting(FormField::name)
                .containsExactly("connector", "connection", "keys", "target");
        assertThat(FORMS.of(source("files")).stream().filter(FormField::required))
                .extracting(FormField::name)
                .contains("connector", "connection");
    }

    @Test
    void a_source_that_needs_no_connection_offers_none() {
        assertThat(namesOf(FORMS.of(source(Node.Source.INGEST)))).doesNotContain("connection");
    }

    @Test
    void a_connector_is_chosen_among_those_that_can_do_the_work() {
        assertThat(field(source(""), "connector").choices())
                .extracting(FormChoice::value)
                .containsExactly("caller", "files", "http", "ingest", "jdbc", "mongodb");
        assertThat(field(newNode(NodeKind.SINK), "connector").choices())
                .extracting(FormChoice::value)
                .contains("caller", "results", "jdbc");
        assertThat(field(newNode(NodeKind.API_CALL), "preset").choices())
                .extracting(FormChoice::value)
                .containsExactlyInAnyOrderElementsOf(Presets.names());
    }

    @Test
    void another_connector_takes_away_what_was_set_for_the_one_before() {
        assertThat(field(source("jdbc"), "connector").clears()).containsExactly("connection", "settings", "schema");
    }

    @Test
    void a_pipeline_itself_is_described_and_has_parameters_of_the_types_that_there_are() {
        var fields = new PipelineFields(new BundleWords()).all();

        assertThat(namesOf(fields)).containsExactly("description", "parameters");
        assertThat(fields).noneMatch(field -> field.help().isEmpty());
        var columns = fields.getLast().columns();
        assertThat(namesOf(columns)).containsExactly("name", "type", "standard", "help");
        assertThat(columns.get(1).choices()).extracting(FormChoice::value).contains("string", "date");
    }
}
