/// A customer's ERP: the FoodMart data set behind a real database server, and the orders in it. Start it in a
/// process of its own with [dev.pipewright.simulators.erp.DemoErpProcess], so that its data is in no heap but its
/// own.
@NullMarked
package dev.pipewright.simulators.erp;

import org.jspecify.annotations.NullMarked;
