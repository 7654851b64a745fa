package dev.pipewright.simulators.taxman;

import dev.pipewright.simulators.tax.Order;

/// What an answer is about: one version of a document and its status at the time of the call.
///
/// @param version 0 for an estimate
/// @param hash the SHA-256 of the request that recorded this version; empty for an estimate
record DocumentAnswer(Order order, int version, DocumentStatus status, String hash) {}
