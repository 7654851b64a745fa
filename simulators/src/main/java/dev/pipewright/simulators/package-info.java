/// Stand-ins for what Pipewright connects: TAXMAN, an ERP with a customer's orders, and an ERP that misbehaves.
/// Seen by the demo and by tests, never by the product. [dev.pipewright.simulators.SimulatorsMain] starts all of
/// them.
@NullMarked
package dev.pipewright.simulators;

import org.jspecify.annotations.NullMarked;
