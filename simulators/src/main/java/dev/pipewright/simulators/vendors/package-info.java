/// Lookalikes of the tax services that customers use: Avalara's, TaxJar's and Stripe's. Each is started on a port
/// of 127.0.0.1 ([dev.pipewright.simulators.vendors.AvalaraLookalike],
/// [dev.pipewright.simulators.vendors.TaxJarLookalike], [dev.pipewright.simulators.vendors.StripeLookalike]) and
/// enforces its vendor's rules for what it takes, what it keeps and what a repeated call does. The amounts are
/// TAXMAN's.
@NullMarked
package dev.pipewright.simulators.vendors;

import org.jspecify.annotations.NullMarked;
