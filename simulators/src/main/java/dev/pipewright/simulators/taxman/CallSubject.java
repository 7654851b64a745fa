package dev.pipewright.simulators.taxman;

import dev.pipewright.simulators.http.HttpRequest;
import java.util.List;
import java.util.Map;

/// What a call is about, as far as faults need to know before the call is read.
///
/// @param company empty if the call does not say it
/// @param subject the document, or the idempotency key or path where there is none
record CallSubject(String company, String subject) {

    static CallSubject of(HttpRequest request) {
        String company = request.parameter("company").orElse("");
        List<String> path = request.segments();
        boolean namesDocument = path.size() > 2 && path.get(1).equals("documents");
        String subject = namesDocument ? path.get(2) : "";
        if (company.isEmpty() || subject.isEmpty()) {
            Map<?, ?> body = body(request);
            company = company.isEmpty() ? text(body, "company") : company;
            subject = subject.isEmpty() ? text(body, "documentCode") : subject;
        }
        if (subject.isEmpty()) {
            subject = request.header("idempotency-key").orElse(request.path());
        }
        return new CallSubject(company, subject);
    }

    private static Map<?, ?> body(HttpRequest request) {
        try {
            return TaxmanJson.object(request.body());
        } catch (Refusal e) {
            // The call itself will be refused for this.
            return Map.of();
        }
    }

    private static String text(Map<?, ?> body, String name) {
        return body.get(name) instanceof String text ? text : "";
    }
}
