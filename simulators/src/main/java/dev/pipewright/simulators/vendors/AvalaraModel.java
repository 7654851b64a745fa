package dev.pipewright.simulators.vendors;

import dev.pipewright.simulators.tax.Order;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// A transaction as it is asked for, read and checked.
///
/// @param type `SalesOrder` if nothing is said
/// @param asked the fields as they were sent
record AvalaraModel(
        String company,
        String code,
        String type,
        boolean commit,
        LocalDate date,
        String currency,
        Order.Address from,
        Order.Address to,
        List<Order.Line> lines,
        Map<?, ?> asked) {

    private static final int MOST_LINES = 1000;

    AvalaraModel {
        lines = List.copyOf(lines);
    }

    /// True if it is kept: orders are only calculated.
    boolean isRecorded() {
        return type.endsWith("Invoice");
    }

    static AvalaraModel read(Map<?, ?> asked, VendorTax tax) throws AvalaraRefusal {
        String type = VendorJson.text(asked, "type");
        Map<?, ?> addresses = VendorJson.child(asked, "addresses");
        Map<?, ?> only = VendorJson.child(addresses, "singleLocation");
        Order.Address to = address(addresses.containsKey("shipTo") ? "shipTo" : "singleLocation", addresses, tax);
        Order.Address from =
                addresses.containsKey("shipFrom") && only.isEmpty() ? address("shipFrom", addresses, tax) : to;
        required(asked, "customerCode", 50);
        String code = VendorJson.text(asked, "code");
        longest(code, "code", 50);
        return new AvalaraModel(
                VendorJson.text(asked, "companyCode"),
                code,
                type.isEmpty() ? "SalesOrder" : type,
                Boolean.TRUE.equals(asked.get("commit")),
                date(required(asked, "date", 30)),
                asked.containsKey("currencyCode") ? VendorJson.text(asked, "currencyCode") : "USD",
                from,
                to,
                lines(asked),
                asked);
    }

    private static LocalDate date(String text) throws AvalaraRefusal {
        try {
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeParseException _) {
            throw new AvalaraRefusal(AvalaraError.DATE_FORMAT, "The date '" + text + "' is not valid", "date");
        }
    }

    private static String required(Map<?, ?> asked, String name, int longest) throws AvalaraRefusal {
        String text = VendorJson.text(asked, name);
        if (text.isEmpty()) {
            throw new AvalaraRefusal(AvalaraError.VALUE_REQUIRED, "Field " + name + " is required", name);
        }
        longest(text, name, longest);
        return text;
    }

    private static void longest(String text, String name, int longest) throws AvalaraRefusal {
        if (text.length() > longest) {
            throw new AvalaraRefusal(
                    AvalaraError.TOO_LONG, "Field " + name + " is longer than " + longest + " characters", name);
        }
    }

    private static Order.Address address(String name, Map<?, ?> addresses, VendorTax tax) throws AvalaraRefusal {
        Map<?, ?> address = VendorJson.child(addresses, name);
        if (address.isEmpty()) {
            throw new AvalaraRefusal(
                    AvalaraError.MISSING_ADDRESS, "An origin or destination address is missing", "addresses.shipTo");
        }
        var read = new Order.Address(
                VendorJson.text(address, "country"),
                VendorJson.text(address, "region"),
                VendorJson.text(address, "city"),
                VendorJson.text(address, "postalCode"));
        String place = "addresses." + name;
        if (read.postalCode().equals("00000")) {
            throw new AvalaraRefusal(
                    AvalaraError.INVALID_POSTAL_CODE, "The postal code is not valid", place + ".postalCode");
        }
        if (!tax.knows(read)) {
            throw new AvalaraRefusal(
                    AvalaraError.REGION_CODE, "The region '" + read.region() + "' is not valid", place + ".region");
        }
        return read;
    }

    private static List<Order.Line> lines(Map<?, ?> asked) throws AvalaraRefusal {
        List<Map<?, ?>> all = VendorJson.children(asked, "lines");
        if (all.isEmpty()) {
            throw new AvalaraRefusal(AvalaraError.VALUE_REQUIRED, "Field lines is required", "lines");
        }
        if (all.size() > MOST_LINES) {
            throw new AvalaraRefusal(AvalaraError.TOO_LARGE, "The request is too large", "lines");
        }
        BigDecimal discount = VendorJson.number(asked, "discount", BigDecimal.ZERO);
        BigDecimal discounted = all.stream()
                .filter(line -> Boolean.TRUE.equals(line.get("discounted")))
                .map(line -> VendorJson.number(line, "amount", BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (discount.signum() != 0 && discounted.signum() == 0) {
            throw new AvalaraRefusal(AvalaraError.NO_LINES_DISCOUNTED, "A discount needs discounted lines", "discount");
        }
        List<Order.Line> lines = new ArrayList<>();
        var numbers = new HashSet<String>();
        for (int i = 0; i < all.size(); i++) {
            lines.add(line(all.get(i), i, numbers, discount, discounted));
        }
        return lines;
    }

    private static Order.Line line(
            Map<?, ?> line, int at, HashSet<String> numbers, BigDecimal discount, BigDecimal discounted)
            throws AvalaraRefusal {
        String place = "lines[" + at + "].";
        String number = line.containsKey("number") ? VendorJson.text(line, "number") : Integer.toString(at + 1);
        longest(number, place + "number", 10);
        if (!numbers.add(number)) {
            throw new AvalaraRefusal(
                    AvalaraError.DUPLICATE_LINE, "The line number '" + number + "' is used twice", place + "number");
        }
        BigDecimal amount = VendorJson.number(line, "amount");
        if (amount == null) {
            throw new AvalaraRefusal(
                    AvalaraError.INVALID_DECIMAL, "The amount of line " + number + " is not valid", place + "amount");
        }
        boolean isDiscounted = Boolean.TRUE.equals(line.get("discounted"));
        BigDecimal share = isDiscounted && discount.signum() != 0
                ? discount.multiply(amount).divide(discounted, 2, RoundingMode.HALF_UP)
                : BigDecimal.ZERO;
        return VendorTax.line(
                number,
                VendorJson.text(line, "taxCode"),
                VendorJson.number(line, "quantity", BigDecimal.ONE),
                amount,
                share);
    }
}
