package dev.pipewright.simulators.vendors;

import dev.pipewright.simulators.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A call that the lookalike of Avalara refuses. It carries no stack trace: it is an answer, not an accident.
final class AvalaraRefusal extends Exception {

    private static final long serialVersionUID = 1;

    private final AvalaraError error;
    private final @Nullable String refersTo;

    AvalaraRefusal(AvalaraError error, String message, @Nullable String refersTo) {
        super(message, null, false, false);
        this.error = error;
        this.refersTo = refersTo;
    }

    HttpResponse answer() {
        Map<String, @Nullable Object> detail = VendorJson.of(
                "code",
                error.code,
                "number",
                error.number,
                "message",
                getMessage(),
                "faultCode",
                error.status >= 500 ? "Server" : "Client",
                "helpLink",
                "http://developer.avalara.com/avatax/errors/" + error.code,
                "severity",
                "Error");
        if (refersTo != null) {
            detail.put("refersTo", refersTo);
        }
        return VendorJson.answer(
                error.status,
                Map.of(
                        "error",
                        VendorJson.of(
                                "code",
                                error.code,
                                "message",
                                getMessage(),
                                "target",
                                "HttpRequest",
                                "details",
                                List.of(detail))));
    }
}
