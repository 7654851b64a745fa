package dev.pipewright.simulators.vendors;

import dev.pipewright.simulators.http.HttpResponse;
import java.util.Map;

/// A call that the lookalike of TaxJar refuses. It carries no stack trace: it is an answer, not an accident.
final class TaxJarRefusal extends Exception {

    private static final long serialVersionUID = 1;

    private static final Map<Integer, String> WORDS = Map.of(
            400, "Bad Request",
            401, "Unauthorized",
            404, "Not Found",
            405, "Method Not Allowed",
            406, "Not Acceptable",
            422, "Unprocessable Entity",
            429, "Too Many Requests",
            500, "Internal Server Error",
            503, "Service Unavailable");

    private final int status;

    TaxJarRefusal(int status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    HttpResponse answer() {
        return VendorJson.answer(
                status,
                VendorJson.of("error", WORDS.getOrDefault(status, "Error"), "detail", getMessage(), "status", status));
    }
}
