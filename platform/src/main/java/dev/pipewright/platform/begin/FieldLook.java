package dev.pipewright.platform.begin;

import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.platform.connection.StreamLook;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What is known of a field that was read, and what it is likely good for.
public record FieldLook(String name, FieldType type, Set<Role> roles) {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}([.,]\\d{1,10})?");

    /// What a field is good for.
    public enum Role {
        /// It names a document, with others perhaps.
        DOCUMENT,
        /// It names a record.
        KEY,
        /// A load could go by it.
        LOAD,
        /// A text that looks like a day.
        DAY,
        /// A text that looks like a number.
        NUMBER
    }

    public FieldLook {
        roles = Set.copyOf(roles);
    }

    /// All fields, in the order of the source.
    public static List<FieldLook> of(StreamLook look, Offer offer) {
        return look.details().stream().schema().fields().stream()
                .map(field -> new FieldLook(field.name(), field.type(), roles(field, look, offer)))
                .toList();
    }

    private static Set<Role> roles(Field field, StreamLook look, Offer offer) {
        var roles = EnumSet.noneOf(Role.class);
        if (offer.groupBy().contains(field.name())) {
            roles.add(Role.DOCUMENT);
        }
        if (look.details().stream().keys().contains(field.name())) {
            roles.add(Role.KEY);
        }
        if (look.details().watermarks().stream()
                .anyMatch(candidate -> candidate.field().equals(field.name()))) {
            roles.add(Role.LOAD);
        }
        if (field.type() == FieldType.Simple.STRING) {
            List<String> texts = look.sample().stream()
                    .map(record -> Objects.toString(record.fields().get(field.name()), ""))
                    .filter(text -> !text.isBlank())
                    .toList();
            addIf(roles, Role.DAY, texts, FieldLook::isDay);
            addIf(roles, Role.NUMBER, texts, text -> NUMBER.matcher(text).matches());
        }
        return roles;
    }

    private static void addIf(Set<Role> roles, Role role, List<String> texts, Predicate<String> looksLike) {
        if (!texts.isEmpty() && texts.stream().allMatch(looksLike)) {
            roles.add(role);
        }
    }

    private static boolean isDay(String text) {
        try {
            var _ = LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException _) {
            return false;
        }
    }
}
