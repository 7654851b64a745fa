package dev.pipewright.simulators.vendors;

import dev.pipewright.simulators.http.HttpRequest;
import dev.pipewright.simulators.http.HttpResponse;
import dev.pipewright.simulators.tax.Order;
import dev.pipewright.simulators.tax.TaxResult;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The calls of TaxJar, version 2, that calculate and record orders.
final class TaxJarApi implements VendorApi {

    private static final String ORDERS = "/v2/transactions/orders";
    /// TaxJar's calculations know no date.
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private final VendorTax tax = new VendorTax();
    private final TaxJarBook book;

    TaxJarApi(TaxJarBook book) {
        this.book = book;
    }

    @Override
    public HttpResponse answer(HttpRequest request) {
        try {
            authenticate(request);
            return route(request);
        } catch (TaxJarRefusal e) {
            return e.answer();
        }
    }

    @Override
    public HttpResponse failure(int status) {
        return new TaxJarRefusal(status, "The lookalike was told to fail with " + status).answer();
    }

    private static void authenticate(HttpRequest request) throws TaxJarRefusal {
        String caller = request.header("authorization").orElse("");
        if (!caller.equals("Bearer " + TaxJarLookalike.TOKEN)
                && !caller.equals("Token token=\"" + TaxJarLookalike.TOKEN + "\"")) {
            throw new TaxJarRefusal(401, "Not authorized for route '" + request.path() + "'");
        }
    }

    private HttpResponse route(HttpRequest request) throws TaxJarRefusal {
        String path = request.path();
        if (path.equals("/v2/categories")) {
            return VendorJson.answer(200, Map.of("categories", List.of()));
        }
        if (path.equals("/v2/taxes") && request.method().equals("POST")) {
            return VendorJson.answer(200, Map.of("tax", calculated(body(request))));
        }
        if (path.equals(ORDERS) && request.method().equals("POST")) {
            Map<?, ?> asked = body(request);
            String id = checked(asked);
            return shown(201, id, book.create(id, asked));
        }
        if (path.startsWith(ORDERS + "/")) {
            return ofOrder(request, request.segments().getLast());
        }
        throw new TaxJarRefusal(404, "There is no such address");
    }

    private HttpResponse ofOrder(HttpRequest request, String id) throws TaxJarRefusal {
        return switch (request.method()) {
            case "GET" -> shown(200, id, book.find(id));
            case "PUT" -> {
                Map<?, ?> asked = body(request);
                var _ = checked(asked);
                yield shown(200, id, book.replace(id, asked));
            }
            case "DELETE" -> {
                book.delete(id);
                yield shown(200, id, Map.of());
            }
            default -> throw new TaxJarRefusal(405, "This method is not allowed");
        };
    }

    private static HttpResponse shown(int status, String id, Map<?, ?> order) {
        return VendorJson.answer(status, Map.of("order", TaxJarBook.shown(id, order)));
    }

    private static Map<?, ?> body(HttpRequest request) throws TaxJarRefusal {
        if (!request.header("content-type").orElse("").startsWith("application/json")) {
            throw new TaxJarRefusal(406, "The content type must be application/json");
        }
        Map<?, ?> body = VendorJson.object(request.body());
        if (body == null) {
            throw new TaxJarRefusal(400, "The body is not valid JSON");
        }
        return body;
    }

    /// Checks an order that is to be kept.
    ///
    /// @return its id
    private String checked(Map<?, ?> asked) throws TaxJarRefusal {
        for (String name : List.of("transaction_id", "transaction_date", "amount", "shipping", "sales_tax")) {
            if (VendorJson.text(asked, name).isEmpty()) {
                throw new TaxJarRefusal(406, name + " can't be blank");
            }
        }
        String id = VendorJson.text(asked, "transaction_id");
        if (!id.matches("[A-Za-z0-9_-]+")) {
            throw new TaxJarRefusal(400, "transaction_id may have letters, digits, '_' and '-' only");
        }
        try {
            var _ = LocalDate.parse(VendorJson.text(asked, "transaction_date").substring(0, 10));
        } catch (DateTimeParseException | StringIndexOutOfBoundsException _) {
            throw new TaxJarRefusal(400, "transaction_date is not a date");
        }
        var _ = TaxJarOrder.read(asked, true, tax);
        return id;
    }

    private Map<String, @Nullable Object> calculated(Map<?, ?> asked) throws TaxJarRefusal {
        TaxJarOrder order = TaxJarOrder.read(asked, false, tax);
        List<Order.Line> lines = new ArrayList<>(order.lines());
        if (order.shipping().signum() != 0) {
            lines.add(VendorTax.line("shipping", "FR020100", BigDecimal.ONE, order.shipping(), BigDecimal.ZERO));
        }
        TaxResult result = tax.of(order.from(), order.to(), TODAY, "USD", lines);
        if (result.zeroReason() == TaxResult.ZeroReason.NOT_COLLECTING) {
            return VendorJson.of(
                    "order_total_amount",
                    order.amount().add(order.shipping()),
                    "shipping",
                    order.shipping(),
                    "taxable_amount",
                    0,
                    "amount_to_collect",
                    0,
                    "rate",
                    0,
                    "has_nexus",
                    false,
                    "freight_taxable",
                    false,
                    "tax_source",
                    null);
        }
        BigDecimal taxable = result.totalTaxable();
        var answer = VendorJson.of(
                "order_total_amount",
                order.amount().add(order.shipping()),
                "shipping",
                order.shipping(),
                "taxable_amount",
                taxable,
                "amount_to_collect",
                result.totalTax(),
                "rate",
                taxable.signum() == 0 ? 0 : result.totalTax().divide(taxable, MathContext.DECIMAL32),
                "has_nexus",
                true,
                "freight_taxable",
                true,
                "tax_source",
                "destination");
        answer.put(
                "breakdown",
                VendorJson.of(
                        "taxable_amount", taxable,
                        "tax_collectable", result.totalTax(),
                        "line_items", lineItems(result)));
        return answer;
    }

    private static List<?> lineItems(TaxResult result) {
        return result.lines().stream()
                .filter(line -> !line.line().number().equals("shipping"))
                .map(line -> VendorJson.of(
                        "id", line.line().number(),
                        "taxable_amount", line.taxable(),
                        "tax_collectable", line.tax()))
                .toList();
    }
}
