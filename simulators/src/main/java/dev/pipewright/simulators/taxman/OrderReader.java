package dev.pipewright.simulators.taxman;

import dev.pipewright.simulators.tax.Order;
import dev.pipewright.simulators.tax.Order.Address;
import dev.pipewright.simulators.tax.Order.Customer;
import dev.pipewright.simulators.tax.Order.DocumentType;
import dev.pipewright.simulators.tax.Order.Line;
import dev.pipewright.simulators.tax.Order.Rounding;
import dev.pipewright.simulators.tax.TaxCode;
import dev.pipewright.simulators.tax.TaxTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the canonical order and checks all of it, so that a refusal names everything that is wrong at once.
final class OrderReader {

    /// The most lines of an order.
    static final int MOST_LINES = 1000;

    private static final int LONGEST_CODE = 50;
    private static final int LONGEST_TEXT = 255;
    // Shorter than five digits is let through: many systems lose the zeros in front.
    private static final Pattern US_POSTAL_CODE = Pattern.compile("([0-9]{1,5}(-[0-9]{4})?)?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final LocalDate NO_DATE = LocalDate.EPOCH;
    private static final Address NO_ADDRESS = new Address("", "", "", "");

    private final TaxTable table;

    OrderReader(TaxTable table) {
        this.table = table;
    }

    /// What a call may ask for: calculate only, or record.
    enum Mode {
        ESTIMATE,
        RECORD
    }

    /// An order with what it asks for.
    record Request(Order order, boolean commit) {}

    Request read(Map<?, ?> body, Mode expected) throws Refusal {
        var fields = new Fields(body);
        checkMode(fields, expected);
        Order order = order(fields);
        boolean commit = fields.truth("commit");
        if (commit && expected == Mode.ESTIMATE) {
            fields.complain(TaxmanError.WRONG_MODE, "An estimate cannot be committed.", "commit");
        }
        fields.refuseIfWrong();
        return new Request(order, commit);
    }

    private static void checkMode(Fields fields, Mode expected) {
        Mode mode = fields.choice("mode", Mode.class, expected);
        if (mode != expected) {
            String message = expected == Mode.ESTIMATE
                    ? "This address only estimates: send mode ESTIMATE, or record with /v1/documents."
                    : "This address records: send mode RECORD, or estimate with /v1/orders/calculate.";
            fields.complain(TaxmanError.WRONG_MODE, message, "mode");
        }
    }

    private Order order(Fields fields) throws Refusal {
        String company = fields.requiredText("company", LONGEST_CODE);
        String code = fields.requiredText("documentCode", LONGEST_CODE);
        DocumentType type = fields.choice("documentType", DocumentType.class, DocumentType.SALE);
        LocalDate date = fields.date("documentDate");
        if (!fields.has("documentDate")) {
            fields.require("documentDate");
        }
        String currency = fields.requiredText("currency", LONGEST_CODE).intern();
        if (!currency.isEmpty() && !CURRENCY.matcher(currency).matches()) {
            fields.complain(TaxmanError.INVALID_VALUE, "'currency' must be three capital letters.", "currency");
        }
        String original = fields.text("originalDocument", "", LONGEST_CODE);
        Customer customer = customer(fields);
        Optional<Fields> addresses = fields.object("addresses");
        Address shipTo = addresses
                .flatMap(all -> all.object("shipTo"))
                .map(this::address)
                .orElse(NO_ADDRESS);
        if (addresses.isEmpty() || !addresses.get().has("shipTo")) {
            fields.require("addresses.shipTo");
        }
        Address shipFrom = addresses
                .flatMap(all -> all.object("shipFrom"))
                .map(this::address)
                .orElse(shipTo);
        return new Order(
                company,
                code,
                type,
                date == null ? NO_DATE : date,
                fields.date("taxDate"),
                currency,
                original.isEmpty() ? null : original,
                customer,
                shipFrom,
                shipTo,
                fields.choice("rounding", Rounding.class, Rounding.LINE),
                lines(fields));
    }

    private static Customer customer(Fields fields) {
        Optional<Fields> customer = fields.object("customer");
        if (customer.isEmpty()) {
            fields.require("customer");
            return new Customer("", false, false);
        }
        String code = customer.get().requiredText("code", LONGEST_CODE);
        boolean hasVatId = customer.get().objects("taxIds").stream()
                .anyMatch(id -> id.text("type", "", LONGEST_CODE).equals("eu_vat")
                        && !id.text("value", "", LONGEST_CODE).isEmpty());
        boolean exempt =
                customer.get().object("exemption").map(OrderReader::isExempt).orElse(false);
        return new Customer(code, exempt, hasVatId);
    }

    private static boolean isExempt(Fields exemption) {
        boolean exempt = !exemption.text("type", "NONE", LONGEST_CODE).equals("NONE");
        if (exempt && !exemption.has("certificate")) {
            exemption.complain(
                    TaxmanError.CERTIFICATE_REQUIRED,
                    "An exemption needs the number of its certificate.",
                    "certificate");
        }
        return exempt;
    }

    /// Reads and checks an address.
    Address address(Fields fields) {
        String country = fields.requiredText("country", LONGEST_CODE).intern();
        String region = fields.text("region", "", LONGEST_CODE).intern();
        String city = fields.text("city", "", LONGEST_TEXT);
        String postalCode = fields.text("postalCode", "", LONGEST_CODE);
        if (country.isEmpty()) {
            return new Address(country, region, city, postalCode);
        }
        if (!table.knowsCountry(country)) {
            String message = "The country '" + country + "' is not known: use two letters, as in US.";
            fields.complain(TaxmanError.INVALID_COUNTRY, message, "country");
        } else if (table.region(country, region).isEmpty()) {
            String message = "The region '" + region + "' is not known in " + country + ".";
            fields.complain(TaxmanError.INVALID_REGION, message, "region");
        }
        if (isWrongPostalCode(country, postalCode)) {
            String message = "The postal code '" + postalCode + "' is not known.";
            fields.complain(TaxmanError.INVALID_POSTAL_CODE, message, "postalCode");
        }
        return new Address(country, region, city, postalCode);
    }

    private static boolean isWrongPostalCode(String country, String postalCode) {
        return postalCode.equals("00000")
                || (country.equals("US") && !US_POSTAL_CODE.matcher(postalCode).matches());
    }

    private List<Line> lines(Fields fields) throws Refusal {
        List<Fields> all = fields.objects("lines");
        if (all.size() > MOST_LINES) {
            throw new Refusal(
                    TaxmanError.REQUEST_TOO_LARGE,
                    "The order has " + all.size() + " lines, more than the " + MOST_LINES + " allowed: split it.",
                    "lines");
        }
        if (all.isEmpty()) {
            fields.complain(TaxmanError.VALUE_REQUIRED, "An order needs at least one line.", "lines");
        }
        var lines = new ArrayList<Line>(all.size() + 1);
        var numbers = new HashSet<String>();
        for (Fields line : all) {
            Line read = line(line);
            if (!numbers.add(read.number()) && !read.number().isEmpty()) {
                String message = "The line number '" + read.number() + "' is used twice.";
                line.complain(TaxmanError.DUPLICATE_LINE_NUMBER, message, "number");
            }
            lines.add(read);
        }
        fields.object("shipping").map(OrderReader::shipping).ifPresent(lines::add);
        return lines;
    }

    private Line line(Fields line) {
        if (!line.has("amount")) {
            line.require("amount");
        }
        BigDecimal quantity = line.decimal("quantity", BigDecimal.ONE);
        if (quantity.signum() < 0) {
            line.complain(TaxmanError.INVALID_VALUE, "A quantity is never negative: the amount is.", "quantity");
        }
        return new Line(
                line.requiredText("number", 10),
                line.text("item", "", LONGEST_CODE),
                taxCode(line, TaxCode.GENERAL),
                quantity.signum() == 0 ? BigDecimal.ONE : quantity,
                line.decimal("amount", BigDecimal.ZERO),
                line.decimal("discount", BigDecimal.ZERO),
                line.truth("taxIncluded"),
                line.object("shipTo").map(this::address).orElse(null));
    }

    private static Line shipping(Fields shipping) {
        if (!shipping.has("amount")) {
            shipping.require("amount");
        }
        BigDecimal amount = shipping.decimal("amount", BigDecimal.ZERO);
        TaxCode code = taxCode(shipping, TaxCode.FREIGHT);
        return new Line("SHIPPING", "SHIPPING", code, BigDecimal.ONE, amount, BigDecimal.ZERO, false, null);
    }

    private static TaxCode taxCode(Fields line, TaxCode fallback) {
        String name = line.text("taxCode", fallback.name(), LONGEST_CODE);
        Optional<TaxCode> code = TaxCode.find(name);
        if (code.isEmpty()) {
            line.complain(TaxmanError.UNKNOWN_TAX_CODE, "The tax code '" + name + "' is not known.", "taxCode");
        }
        return code.orElse(fallback);
    }
}
