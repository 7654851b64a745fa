package dev.pipewright.simulators.vendors;

import dev.pipewright.simulators.http.HttpRequest;
import dev.pipewright.simulators.http.HttpResponse;
import dev.pipewright.simulators.tax.TaxResult;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The calls of Avalara's AvaTax, version 2, as far as they are about transactions.
final class AvalaraApi implements VendorApi {

    private static final String PREFIX = "/api/v2/";

    private final VendorTax tax = new VendorTax();
    private final AvalaraBook book;

    AvalaraApi(AvalaraBook book) {
        this.book = book;
    }

    @Override
    public HttpResponse answer(HttpRequest request) {
        try {
            authenticate(request);
            return route(request);
        } catch (AvalaraRefusal e) {
            return e.answer();
        }
    }

    @Override
    public HttpResponse failure(int status) {
        AvalaraError error = switch (status) {
            case 429 -> AvalaraError.RATE_LIMIT;
            case 503 -> AvalaraError.UNAVAILABLE;
            default -> AvalaraError.SERVER_ERROR;
        };
        return new AvalaraRefusal(error, "The lookalike was told to fail with " + status, null).answer();
    }

    private static void authenticate(HttpRequest request) throws AvalaraRefusal {
        String wanted = "Basic "
                + Base64.getEncoder()
                        .encodeToString((AvalaraLookalike.ACCOUNT + ":" + AvalaraLookalike.LICENSE_KEY)
                                .getBytes(StandardCharsets.UTF_8));
        if (!wanted.equals(request.header("authorization").orElse(""))) {
            throw new AvalaraRefusal(AvalaraError.AUTHENTICATION, "Authentication failed", null);
        }
    }

    private HttpResponse route(HttpRequest request) throws AvalaraRefusal {
        if (!request.path().startsWith(PREFIX)) {
            throw new AvalaraRefusal(AvalaraError.NOT_FOUND, "There is no such address", null);
        }
        String what = request.method() + " " + request.path().substring(PREFIX.length());
        return switch (what) {
            case "GET utilities/ping" -> VendorJson.answer(200, Map.of("version", "lookalike", "authenticated", true));
            case "POST transactions/create" -> VendorJson.answer(201, transact(body(request), false));
            case "POST transactions/createoradjust" ->
                VendorJson.answer(201, transact(VendorJson.child(body(request), "createTransactionModel"), true));
            default -> ofTransaction(request);
        };
    }

    private static Map<?, ?> body(HttpRequest request) throws AvalaraRefusal {
        if (request.isBodyTooLarge()) {
            throw new AvalaraRefusal(AvalaraError.TOO_LARGE, "The request is too large", null);
        }
        Map<?, ?> body = VendorJson.object(request.body());
        if (body == null) {
            throw new AvalaraRefusal(AvalaraError.JSON_FORMAT, "The body is not valid JSON", null);
        }
        return body;
    }

    private Map<?, ?> transact(Map<?, ?> asked, boolean adjusts) throws AvalaraRefusal {
        AvalaraModel model = AvalaraModel.read(asked, tax);
        if (model.isRecorded() && !model.company().equals(AvalaraLookalike.COMPANY)) {
            throw new AvalaraRefusal(
                    AvalaraError.COMPANY_NOT_FOUND,
                    "The company '" + model.company() + "' was not found",
                    "companyCode");
        }
        TaxResult result = tax.of(model.from(), model.to(), model.date(), model.currency(), model.lines());
        if (!model.isRecorded()) {
            return AvalaraBook.answer(model, result, null);
        }
        AvalaraBook.Kept kept = book.record(withCode(model), result, adjusts);
        return AvalaraBook.answer(kept.model(), kept.tax(), kept);
    }

    /// Whoever names no code gets one.
    private static AvalaraModel withCode(AvalaraModel model) {
        return model.code().isEmpty()
                ? new AvalaraModel(
                        model.company(),
                        UUID.randomUUID().toString(),
                        model.type(),
                        model.commit(),
                        model.date(),
                        model.currency(),
                        model.from(),
                        model.to(),
                        model.lines(),
                        model.asked())
                : model;
    }

    /// `companies/{company}/transactions/{code}`, perhaps with `/void`.
    private HttpResponse ofTransaction(HttpRequest request) throws AvalaraRefusal {
        List<String> steps = request.segments();
        if (steps.size() < 6
                || !steps.get(2).equals("companies")
                || !steps.get(4).equals("transactions")) {
            throw new AvalaraRefusal(AvalaraError.NOT_FOUND, "There is no such address", null);
        }
        String company = decoded(steps.get(3));
        String code = decoded(steps.get(5));
        String type = request.parameter("documentType").orElse("SalesInvoice");
        boolean voids = request.method().equals("POST") && steps.getLast().equals("void");
        AvalaraBook.Kept kept = voids ? book.takeBack(company, type, code) : book.find(company, type, code);
        return VendorJson.answer(200, AvalaraBook.answer(kept.model(), kept.tax(), kept));
    }

    /// Characters that a path cannot have stand in it as words.
    private static String decoded(String step) {
        return step.replace("_-ava2f-_", "/")
                .replace("_-ava2b-_", "+")
                .replace("_-ava3f-_", "?")
                .replace("_-ava25-_", "%")
                .replace("_-ava23-_", "#");
    }
}
