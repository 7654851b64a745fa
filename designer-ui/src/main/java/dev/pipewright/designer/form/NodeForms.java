package dev.pipewright.designer.form;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeKind;
import dev.pipewright.model.form.FieldTypeForm;
import dev.pipewright.model.form.RecordForm;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Describes the forms of nodes. The fields of a kind are the components of its record, in their order; the settings of
/// a connector or a preset are those of its settings record. Names and helps are in the bundle of the pages, under
/// `form.`, the kind's word and the field. Safe for use by many threads.
public final class NodeForms {

    /// One of many; it shows how the others are written.
    private static final String DECIMAL = "decimal(12,2)";

    private final FormWords words;
    private final SettingFields settings;
    private final KindChoices kinds;

    public NodeForms(ConnectorCatalogue connectors, FormWords words) {
        this.words = words;
        this.settings = new SettingFields(connectors, words.locale());
        this.kinds = new KindChoices(connectors, words);
    }

    /// The fields of a node as it is now: which settings there are depends on its connector or preset. The name and the
    /// switch that disables it are not among them, for all nodes have them.
    public List<FormField> of(Node node) {
        var fields = new ArrayList<FormField>();
        add(node, node.getClass().getRecordComponents(), "", fields);
        return List.copyOf(fields);
    }

    private void add(Node node, RecordComponent[] components, String prefix, List<FormField> fields) {
        Predicate<String> required = new RequiredFields(node)::contains;
        for (RecordComponent component : components) {
            String name = prefix + component.getName();
            Class<?> type = component.getType();
            if (name.equals("settings")) {
                fields.addAll(settings.of(node));
            } else if (type.isRecord() && type != NodeHeader.class && type != Schema.class) {
                add(node, type.getRecordComponents(), name + ".", fields);
            } else if (type != NodeHeader.class && Special.applies(node, name)) {
                fields.add(field(node, name, component, required.test(name)));
            }
        }
    }

    private FormField field(Node node, String name, RecordComponent component, boolean required) {
        var kind = NodeKind.of(node);
        var special = Special.of(kind, name, controlOf(component.getGenericType()));
        return new FormField(
                name,
                special.control(),
                special.language(),
                words.text(key(kind, name)),
                words.text(key(kind, name) + ".help"),
                required,
                "",
                0,
                kinds.of(node, name).orElseGet(() -> constants(kind, name, component.getType())),
                columns(kind, name, component.getGenericType()),
                special.suggests(),
                Special.conditions(kind, name),
                Special.clears(kind, name));
    }

    private List<FormField> columns(NodeKind kind, String name, Type type) {
        Class<?> row = rowOf(type);
        return row == null
                ? List.of()
                : Arrays.stream(row.getRecordComponents())
                        .map(component -> column(kind, name + "." + component.getName(), component))
                        .toList();
    }

    private FormField column(NodeKind kind, String path, RecordComponent component) {
        var special = Special.of(kind, path, controlOf(component.getGenericType()));
        return new FormField(
                component.getName(),
                special.control(),
                special.language(),
                words.text(key(kind, path)),
                "",
                false,
                "",
                0,
                constants(kind, path, component.getType()),
                List.of(),
                special.suggests(),
                List.of(),
                List.of());
    }

    private List<FormChoice> constants(NodeKind kind, String name, Class<?> type) {
        if (type == FieldType.class) {
            return fieldTypes();
        }
        if (!type.isEnum()) {
            return List.of();
        }
        return Arrays.stream(type.getEnumConstants())
                .map(RecordForm::ofValue)
                .map(String::valueOf)
                .map(word -> new FormChoice(word, words.text(key(kind, name) + "." + word)))
                .toList();
    }

    /// The types that are offered; others may be written.
    static List<FormChoice> fieldTypes() {
        return Stream.concat(FieldTypeForm.simpleWords().stream(), Stream.of(DECIMAL))
                .map(word -> new FormChoice(word, word))
                .toList();
    }

    private static String key(NodeKind kind, String name) {
        return "form." + kind.word() + "." + name;
    }

    /// The control that a type has if nothing is said of its field.
    ///
    /// @throws IllegalArgumentException if there is none
    private static Control controlOf(Type type) {
        if (rowOf(type) != null) {
            return Control.TABLE;
        }
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == Map.class ? Control.NAMED_TEXTS : Control.TEXTS;
        }
        if (type instanceof Class<?> plain && plain.isEnum()) {
            return Control.CHOICE;
        }
        Control control = type instanceof Class<?> plain ? BY_TYPE.get(plain) : null;
        if (control == null) {
            throw new IllegalArgumentException("no form can edit a " + type);
        }
        return control;
    }

    private static final Map<Class<?>, Control> BY_TYPE = Map.of(
            String.class, Control.TEXT,
            boolean.class, Control.FLAG,
            int.class, Control.NUMBER,
            Duration.class, Control.DURATION,
            FieldType.class, Control.TYPE);

    /// The record that the type is a list of; null if it is none.
    private static @Nullable Class<?> rowOf(Type type) {
        if (type == Schema.class) {
            return Field.class;
        }
        return type instanceof ParameterizedType generic
                        && generic.getRawType() == List.class
                        && generic.getActualTypeArguments()[0] instanceof Class<?> item
                        && item.isRecord()
                ? item
                : null;
    }
}
