/// Finds connectors, those of the product and those dropped in as jars. Start at
/// [dev.pipewright.connectors.ConnectorCatalogue].
@NullMarked
package dev.pipewright.connectors;

import org.jspecify.annotations.NullMarked;
