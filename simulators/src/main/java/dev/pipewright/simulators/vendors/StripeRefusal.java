package dev.pipewright.simulators.vendors;

import dev.pipewright.simulators.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A call that the lookalike of Stripe refuses. It carries no stack trace: it is an answer, not an accident.
final class StripeRefusal extends Exception {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String type;
    private final @Nullable String code;
    private final @Nullable String param;

    StripeRefusal(int status, String type, @Nullable String code, String message, @Nullable String param) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.code = code;
        this.param = param;
    }

    /// A parameter is not what it should be.
    static StripeRefusal wrong(String code, String message, String param) {
        return new StripeRefusal(400, "invalid_request_error", code, message, param);
    }

    HttpResponse answer() {
        Map<String, @Nullable Object> error = VendorJson.of("type", type, "message", getMessage());
        if (code != null) {
            error.put("code", code);
        }
        if (param != null) {
            error.put("param", param);
        }
        return VendorJson.answer(status, Map.of("error", error));
    }
}
