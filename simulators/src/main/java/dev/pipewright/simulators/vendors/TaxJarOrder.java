package dev.pipewright.simulators.vendors;

import dev.pipewright.simulators.tax.Order;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What an order says, read and checked as TaxJar does.
///
/// @param amount without shipping
record TaxJarOrder(
        Order.Address from, Order.Address to, BigDecimal amount, BigDecimal shipping, List<Order.Line> lines) {

    private static final int LONGEST_DESCRIPTION = 255;

    TaxJarOrder {
        lines = List.copyOf(lines);
    }

    /// @param withShipping whether the order's amount includes its shipping, as it does where it is recorded
    static TaxJarOrder read(Map<?, ?> asked, boolean withShipping, VendorTax tax) throws TaxJarRefusal {
        String country = VendorJson.text(asked, "to_country");
        if (country.isEmpty()) {
            throw new TaxJarRefusal(400, "No to country, required: to_country");
        }
        if (country.equals("US") && VendorJson.text(asked, "to_zip").isEmpty()) {
            throw new TaxJarRefusal(400, "No zip, required when country is US: to_zip");
        }
        if ((country.equals("US") || country.equals("CA"))
                && VendorJson.text(asked, "to_state").isEmpty()) {
            throw new TaxJarRefusal(400, "No state, required when country is US: to_state");
        }
        Order.Address to = address(asked, "to");
        if (to.postalCode().equals("00000") || !tax.knows(to)) {
            throw new TaxJarRefusal(400, "to_zip " + to.postalCode() + " is not used within to_state " + to.region());
        }
        return amounts(asked, withShipping, from(asked, withShipping, to), to);
    }

    private static Order.Address from(Map<?, ?> asked, boolean recorded, Order.Address to) throws TaxJarRefusal {
        if (!VendorJson.text(asked, "from_country").isEmpty()) {
            return address(asked, "from");
        }
        if (!recorded && VendorJson.children(asked, "nexus_addresses").isEmpty()) {
            throw new TaxJarRefusal(400, "No from or nexus address provided");
        }
        return to;
    }

    private static Order.Address address(Map<?, ?> asked, String side) {
        return new Order.Address(
                VendorJson.text(asked, side + "_country"),
                VendorJson.text(asked, side + "_state"),
                VendorJson.text(asked, side + "_city"),
                VendorJson.text(asked, side + "_zip"));
    }

    private static TaxJarOrder amounts(Map<?, ?> asked, boolean withShipping, Order.Address from, Order.Address to)
            throws TaxJarRefusal {
        BigDecimal shipping = VendorJson.number(asked, "shipping", BigDecimal.ZERO);
        BigDecimal amount = VendorJson.number(asked, "amount");
        List<Map<?, ?>> items = VendorJson.children(asked, "line_items");
        if (amount == null && (items.isEmpty() || withShipping)) {
            throw new TaxJarRefusal(
                    400, "Either amount or line_items parameters are required to perform tax calculations");
        }
        List<Order.Line> lines = new ArrayList<>();
        for (Map<?, ?> item : items) {
            lines.add(line(item, lines.size() + 1));
        }
        BigDecimal sum = lines.stream()
                .map(line -> line.amount().subtract(line.discount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal net = amount == null ? sum : withShipping ? amount.subtract(shipping) : amount;
        if (!lines.isEmpty() && net.compareTo(sum) != 0) {
            throw new TaxJarRefusal(
                    400,
                    withShipping
                            ? "Order amount must be equal to the sum of line items and shipping"
                            : "Order amount must be equal to the sum of line items");
        }
        if (lines.isEmpty()) {
            lines.add(VendorTax.line("1", "", BigDecimal.ONE, net, BigDecimal.ZERO));
        }
        return new TaxJarOrder(from, to, net, shipping, lines);
    }

    private static Order.Line line(Map<?, ?> item, int number) throws TaxJarRefusal {
        if (VendorJson.text(item, "description").length() > LONGEST_DESCRIPTION) {
            throw new TaxJarRefusal(400, "The description of a line item is too long (maximum is 255 characters)");
        }
        BigDecimal quantity = VendorJson.number(item, "quantity", BigDecimal.ONE);
        String id = VendorJson.text(item, "id");
        return VendorTax.line(
                id.isEmpty() ? Integer.toString(number) : id,
                VendorJson.text(item, "product_tax_code"),
                quantity,
                VendorJson.number(item, "unit_price", BigDecimal.ZERO).multiply(quantity),
                VendorJson.number(item, "discount", BigDecimal.ZERO));
    }
}
