package dev.pipewright.simulators.taxman;

import org.jspecify.annotations.Nullable;

/// One thing that is wrong with a call.
///
/// @param refersTo the path of the field, as in `lines[2].taxCode`; null if the call as a whole is meant
record Complaint(
        TaxmanError error, String message, @Nullable String refersTo) {}
