/// The tax that TAXMAN calculates: a small table of jurisdictions with the structure of the real ones, and the
/// arithmetic. Enter through [dev.pipewright.simulators.tax.TaxCalculator] and, for an independent computation, through
/// [dev.pipewright.simulators.tax.TaxTable]. Everything here is pure: the same order gives the same tax, always. The
/// rates resemble the real ones of their time; they are made for tests and are no advice.
@NullMarked
package dev.pipewright.simulators.tax;

import org.jspecify.annotations.NullMarked;
