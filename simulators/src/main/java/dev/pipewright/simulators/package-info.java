/// Stand-ins for what Pipewright connects: TAXMAN, and an ERP with a customer's orders. Seen by the demo and by tests,
/// never by the product. [dev.pipewright.simulators.SimulatorsMain] starts both.
@NullMarked
package dev.pipewright.simulators;

import org.jspecify.annotations.NullMarked;
