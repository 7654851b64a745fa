package dev.pipewright.simulators.taxman;

import dev.pipewright.simulators.http.HttpRequest;
import java.util.List;

/// Where a request goes.
///
/// @param name the document code or batch id in the path; empty if there is none
/// @param part the last part of the path of a batch: `results`, `errors` or nothing
record Route(CallKind kind, String name, String part) {

    static Route of(HttpRequest request) throws Refusal {
        List<String> path = request.segments();
        if (path.size() < 2 || !path.getFirst().equals("v1")) {
            throw notFound(request);
        }
        String pattern = request.method() + " " + path.get(1) + "/" + (path.size() == 2 ? "" : path.size());
        String name = path.size() > 2 ? path.get(2) : "";
        String part = path.size() > 3 ? path.get(3) : "";
        return switch (pattern) {
            case "GET ping/" -> new Route(CallKind.PING, "", "");
            case "POST documents/" -> new Route(CallKind.CREATE, "", "");
            case "PUT documents/3" -> new Route(CallKind.ADJUST, name, "");
            case "GET documents/3" -> new Route(CallKind.LOOKUP, name, "");
            case "POST documents/3" -> new Route(only("bulk", name, CallKind.BULK, request), "", "");
            case "POST documents/4" -> new Route(change(part, request), name, "");
            case "POST batches/" -> new Route(CallKind.BATCH, "", "");
            case "GET batches/3", "GET batches/4" -> new Route(CallKind.BATCH_LOOKUP, name, part);
            case "POST orders/3" -> new Route(only("calculate", name, CallKind.CALCULATE, request), "", "");
            case "POST addresses/3" -> new Route(only("validate", name, CallKind.VALIDATE_ADDRESS, request), "", "");
            default -> throw notFound(request);
        };
    }

    private static CallKind change(String part, HttpRequest request) throws Refusal {
        return switch (part) {
            case "commit" -> CallKind.COMMIT;
            case "void" -> CallKind.VOID;
            case "refund" -> CallKind.REFUND;
            default -> throw notFound(request);
        };
    }

    private static CallKind only(String wanted, String name, CallKind kind, HttpRequest request) throws Refusal {
        if (name.equals(wanted)) {
            return kind;
        }
        throw notFound(request);
    }

    private static Refusal notFound(HttpRequest request) {
        return new Refusal(
                TaxmanError.ENTITY_NOT_FOUND, "TAXMAN has no " + request.method() + " " + request.path() + ".");
    }
}
