/// TAXMAN, the tax service of the demo and of the tests: a real HTTP server that estimates and records documents, keeps
/// their life cycle, and fails on demand. Start it with [dev.pipewright.simulators.taxman.TaxmanSimulator].
@NullMarked
package dev.pipewright.simulators.taxman;

import org.jspecify.annotations.NullMarked;
