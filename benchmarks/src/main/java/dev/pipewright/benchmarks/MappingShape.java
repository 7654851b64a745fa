package dev.pipewright.benchmarks;

import dev.pipewright.model.MappingLine;
import java.util.List;

/// A mapping, in the three ways in which it is done: as lines, as one JSONata expression, and as Java code.
///
/// @param code the same by hand
record MappingShape(String name, List<MappingLine> lines, String expression, HandwrittenMapping code) {

    static final List<MappingShape> ALL = List.of(renames(), arithmetic(), lineItems());

    private static MappingLine line(String target, String expression) {
        return new MappingLine(target, expression);
    }

    private static MappingShape renames() {
        return new MappingShape(
                "renames",
                List.of(
                        line("code", "orderNumber"),
                        line("date", "orderDate"),
                        line("company", "companyCode"),
                        line("currency", "currencyCode"),
                        line("reference", "poNumber"),
                        line("customer.code", "customer.id"),
                        line("customer.name", "customer.name"),
                        line("address.line1", "shipTo.street"),
                        line("address.city", "shipTo.city"),
                        line("address.region", "shipTo.region"),
                        line("address.postalCode", "shipTo.postalCode"),
                        line("address.country", "shipTo.country")),
                """
                {"code": orderNumber, "date": orderDate, "company": companyCode, "currency": currencyCode,
                 "reference": poNumber, "customer": {"code": customer.id, "name": customer.name},
                 "address": {"line1": shipTo.street, "city": shipTo.city, "region": shipTo.region,
                  "postalCode": shipTo.postalCode, "country": shipTo.country}}""",
                HandwrittenMapping::renames);
    }

    private static MappingShape arithmetic() {
        return new MappingShape(
                "strings and arithmetic",
                List.of(
                        line("label", "customer.name & ' (' & customer.id & ')'"),
                        line("code", "$uppercase(companyCode) & '-' & orderNumber"),
                        line("zip", "$substring(shipTo.postalCode, 0, 5)"),
                        line("net", "subtotal - discount"),
                        line("gross", "$round((subtotal - discount) * 1.0825 + freight, 2)"),
                        line("weightKg", "weightLb * 0.45359237"),
                        line("priority", "freight > 20 ? 'EXPRESS' : 'STANDARD'"),
                        line("taxable", "customer.exempt = false and shipTo.country = 'US'")),
                """
                {"label": customer.name & ' (' & customer.id & ')',
                 "code": $uppercase(companyCode) & '-' & orderNumber,
                 "zip": $substring(shipTo.postalCode, 0, 5),
                 "net": subtotal - discount,
                 "gross": $round((subtotal - discount) * 1.0825 + freight, 2),
                 "weightKg": weightLb * 0.45359237,
                 "priority": freight > 20 ? 'EXPRESS' : 'STANDARD',
                 "taxable": customer.exempt = false and shipTo.country = 'US'}""",
                HandwrittenMapping::arithmetic);
    }

    private static MappingShape lineItems() {
        return new MappingShape(
                "line items",
                List.of(
                        line("code", "orderNumber"),
                        line("lines[]", "lines"),
                        line("lines[].number", "lineNo"),
                        line("lines[].sku", "product.sku"),
                        line("lines[].description", "product.name & ', ' & product.category"),
                        line("lines[].quantity", "quantity"),
                        line("lines[].amount", "quantity * unitPrice"),
                        line("lines[].taxCode", "taxCode = '' ? 'P0000000' : taxCode"),
                        line("total", "$sum(lines.(quantity * unitPrice))")),
                """
                {"code": orderNumber,
                 "lines": lines.{"number": lineNo, "sku": product.sku,
                  "description": product.name & ', ' & product.category, "quantity": quantity,
                  "amount": quantity * unitPrice, "taxCode": taxCode = '' ? 'P0000000' : taxCode},
                 "total": $sum(lines.(quantity * unitPrice))}""",
                HandwrittenMapping::lineItems);
    }
}
