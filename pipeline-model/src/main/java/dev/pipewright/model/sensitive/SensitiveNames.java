package dev.pipewright.model.sensitive;

import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.Schema;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Guesses from the names of fields which of them are most likely about a person or their money. A guess is
/// offered to whoever draws; it hides nothing by itself.
public final class SensitiveNames {

    /// In words, one blank between two: `ship to street`.
    private static final Pattern TELLING = Pattern.compile(String.join(
            "|",
            "\\be ?mail\\b",
            "\\b(tele)?phone\\b|\\bmobile\\b|\\bfax\\b",
            "\\b(vat|tax|steuer) ?(id|no|nr|number|nummer)\\b|\\b(ssn|tin|itin|nino|passport)\\b",
            "\\bsocial security\\b|\\bnational id\\b",
            "\\biban\\b|\\bbic\\b|\\b(bank )?account (no|nr|number)\\b|\\b(credit )?card (no|nr|number)\\b",
            "\\b(first|last|given|family|sur|full|middle|maiden|customer|contact|buyer|person) ?names?\\b|\\bsurname\\b",
            "\\bstreet\\b|\\baddress( ?line)?( ?\\d)?\\b",
            "\\bbirth ?(day|date|place)?\\b|\\bdate of birth\\b|\\bdob\\b",
            "\\bsalary\\b|\\bincome\\b"));

    private SensitiveNames() {}

    /// True if a field of this name most likely holds what not everybody is to see.
    public static boolean isTelling(String name) {
        String words = name.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .toLowerCase(Locale.ROOT)
                .strip();
        return TELLING.matcher(words).find();
    }

    /// The fields of a schema that are not marked and have such a name, in their order. Of an object with fields
    /// of its own, those are asked.
    public static Set<String> in(Schema schema) {
        Set<String> found = new LinkedHashSet<>();
        collect(schema, "", found);
        return found;
    }

    private static void collect(Schema schema, String prefix, Set<String> found) {
        for (Field field : schema.fields()) {
            String path = prefix + SensitivePaths.plain(field.name());
            Schema inner = field.type().fields();
            if (field.sensitive()) {
                continue;
            }
            if (!inner.isUnknown()) {
                collect(inner, path + ".", found);
            } else if (isTelling(field.name())) {
                found.add(path);
            }
        }
    }
}
