package dev.pipewright.simulators.vendors;

import java.math.BigDecimal;

/// A document that a lookalike keeps.
///
/// @param type the vendor's own word, as in `SalesInvoice`
/// @param version how often it was recorded with other content, from 1
/// @param tax the tax it was recorded with
public record VendorDocument(String code, String type, int version, BigDecimal amount, BigDecimal tax) {}
