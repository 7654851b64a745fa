package dev.pipewright.connectors.spi.settings;

import dev.pipewright.connectors.spi.Secret;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The form of a settings record: its components, in order. Those of a component that is a record itself stand in its
/// place.
public record SettingsForm(Class<? extends Record> type, List<SettingsField> fields) {
    public SettingsForm {
        fields = List.copyOf(fields);
    }

    /// Reads the form of a record.
    ///
    /// @throws IllegalArgumentException if a component has a type no form can edit
    public static SettingsForm of(Class<? extends Record> type) {
        return new SettingsForm(
                type,
                Arrays.stream(type.getRecordComponents())
                        .flatMap(component -> fields(type, component))
                        .toList());
    }

    public Optional<SettingsField> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /// The names of the settings that hold secrets.
    public List<String> secrets() {
        return fields.stream()
                .filter(field -> field.kind() == SettingsField.Kind.SECRET)
                .map(SettingsField::name)
                .toList();
    }

    /// The names of the settings that say where the connection leads.
    public List<String> addresses() {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(Address.class))
                .map(RecordComponent::getName)
                .toList();
    }

    private static Stream<SettingsField> fields(Class<? extends Record> type, RecordComponent component) {
        return component.getType().isRecord() && component.getType() != Secret.class
                ? of(component.getType().asSubclass(Record.class)).fields().stream()
                : Stream.of(field(type, component));
    }

    private static SettingsField field(Class<? extends Record> type, RecordComponent component) {
        Multiline multiline = component.getAnnotation(Multiline.class);
        DefaultValue defaultValue = component.getAnnotation(DefaultValue.class);
        return new SettingsField(
                type,
                component.getName(),
                kind(component, multiline),
                component.isAnnotationPresent(Required.class),
                multiline == null ? "" : multiline.value(),
                choices(component.getType()),
                defaultValue == null ? null : defaultValue.value(),
                unit(component),
                condition(component));
    }

    private static SettingsField.@Nullable Condition condition(RecordComponent component) {
        OnlyIf onlyIf = component.getAnnotation(OnlyIf.class);
        return onlyIf == null ? null : new SettingsField.Condition(onlyIf.setting(), List.of(onlyIf.is()));
    }

    private static @Nullable Duration unit(RecordComponent component) {
        CountsIn countsIn = component.getAnnotation(CountsIn.class);
        return countsIn == null ? null : countsIn.value().getDuration();
    }

    private static SettingsField.Kind kind(RecordComponent component, @Nullable Multiline multiline) {
        Class<?> type = component.getType();
        if (type == String.class) {
            return multiline == null ? SettingsField.Kind.TEXT : SettingsField.Kind.MULTILINE;
        }
        if (type.isEnum()) {
            return SettingsField.Kind.CHOICE;
        }
        if (component.isAnnotationPresent(CountsIn.class)) {
            return SettingsField.Kind.DURATION;
        }
        SettingsField.Kind kind = KINDS.get(type);
        if (kind == null) {
            throw new IllegalArgumentException("no form can edit " + component + " of "
                    + component.getDeclaringRecord().getName());
        }
        return kind;
    }

    private static final Map<Class<?>, SettingsField.Kind> KINDS = Map.of(
            Secret.class, SettingsField.Kind.SECRET,
            int.class, SettingsField.Kind.NUMBER,
            Integer.class, SettingsField.Kind.NUMBER,
            long.class, SettingsField.Kind.NUMBER,
            Long.class, SettingsField.Kind.NUMBER,
            boolean.class, SettingsField.Kind.FLAG,
            List.class, SettingsField.Kind.TEXTS,
            Map.class, SettingsField.Kind.NAMED_TEXTS);

    private static List<String> choices(Class<?> type) {
        if (!type.isEnum()) {
            return List.of();
        }
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
    }
}
