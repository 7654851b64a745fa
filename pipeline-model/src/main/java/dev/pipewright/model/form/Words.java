package dev.pipewright.model.form;

import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds what a word in a form stands for.
final class Words {

    private Words() {}

    /// The member of a sealed family that the object's field `kind` names.
    static Class<?> member(Class<?> family, Map<String, @Nullable Object> object, String path) throws FormException {
        String kind = Shape.text(object.get(RecordForm.KIND), Shape.under(path, RecordForm.KIND));
        var known = new ArrayList<String>();
        for (Class<?> member : family.getPermittedSubclasses()) {
            if (RecordForm.wordOf(member).equals(kind)) {
                return member;
            }
            known.add(RecordForm.wordOf(member));
        }
        throw new FormException(
                Shape.under(path, RecordForm.KIND),
                "file.unknownKind",
                Map.of("value", kind, "known", String.join(", ", known)));
    }

    /// The constant of an enum.
    static Object constant(Class<?> type, String word, String path) throws FormException {
        var known = new ArrayList<String>();
        for (Object constant : type.getEnumConstants()) {
            String own = RecordForm.wordOf((Enum<?>) constant);
            if (own.equals(word)) {
                return constant;
            }
            known.add(own);
        }
        throw new FormException(path, "file.unknownWord", Map.of("value", word, "known", String.join(", ", known)));
    }
}
