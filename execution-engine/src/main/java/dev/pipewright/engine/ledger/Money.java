package dev.pipewright.engine.ledger;

import java.math.BigDecimal;

/// An amount with its currency beside it.
///
/// @param currency ISO 4217
public record Money(BigDecimal amount, String currency) {}
