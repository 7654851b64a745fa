package dev.pipewright.designer.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// The words that stand for the constants of a closed set, in lower case.
final class Words {

    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// @param field where the word stood, for the message
    /// @throws ApiException naming the words there are
    static <E extends Enum<E>> E read(Class<E> type, String field, @Nullable String word, E standard) {
        if (word == null) {
            return standard;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        HttpStatus.BAD_REQUEST,
                        "'" + field + "' can not be '" + word + "'. Use "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Words::of)
                                        .collect(Collectors.joining(" or "))
                                + "."));
    }
}
