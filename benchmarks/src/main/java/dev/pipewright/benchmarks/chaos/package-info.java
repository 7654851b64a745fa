/// Kills runs at random moments, starts them again and tells how they ended: what must not happen is a lost or
/// doubled document. Used by the tests, with few kills, and by the command `chaos`, with more. Start at
/// [dev.pipewright.benchmarks.chaos.CommandChaos] and [dev.pipewright.benchmarks.chaos.ServerChaos].
@NullMarked
package dev.pipewright.benchmarks.chaos;

import org.jspecify.annotations.NullMarked;
