package dev.pipewright.engine.mapping.business;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import dev.pipewright.model.Sentence;
import org.jspecify.annotations.Nullable;

/// Telephone numbers. Which digits belong to a country's numbers, and which zero is left out from abroad, only
/// a table of all countries can say.
public final class PhoneNumbers {

    private PhoneNumbers() {}

    /// The number as it is dialled from anywhere, as in `+12065550123`.
    ///
    /// @param country where it is dialled as it stands; not needed if it begins with `+`
    public static String international(String text, @Nullable String country) {
        String land = country == null ? null : Countries.code(country);
        String shown = NotUnderstoodException.shown(text);
        if (land == null && !text.strip().startsWith("+")) {
            throw new NotUnderstoodException(Sentence.of("engine.phoneWithoutCountry", "text", shown));
        }
        var numbers = PhoneNumberUtil.getInstance();
        try {
            var number = numbers.parse(text, land);
            if (numbers.isPossibleNumber(number) && !number.hasExtension()) {
                return numbers.format(number, PhoneNumberFormat.E164);
            }
        } catch (NumberParseException _) {
            // Said below.
        }
        throw new NotUnderstoodException(Sentence.of("engine.noPhone", "text", shown));
    }
}
