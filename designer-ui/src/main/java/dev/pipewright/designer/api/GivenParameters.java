package dev.pipewright.designer.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// The values of parameters, as a body has them.
final class GivenParameters {

    private GivenParameters() {}

    /// @throws ApiException if one of them is null: what is left out takes its standard value, but null is no
    ///     value
    static Map<String, String> of(@Nullable Map<String, @Nullable String> given) {
        var values = new LinkedHashMap<String, String>();
        if (given != null) {
            given.forEach((name, value) -> {
                if (value == null) {
                    throw new ApiException(
                            HttpStatus.BAD_REQUEST,
                            "The parameter '" + name + "' has no value. Give it one, or leave it out.");
                }
                values.put(name, value);
            });
        }
        return values;
    }
}
