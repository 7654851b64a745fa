/// Several nodes on one database: started as processes, loaded, and hurt. Start at
/// [dev.pipewright.benchmarks.nodes.Cluster] and [dev.pipewright.benchmarks.nodes.NodesChaos].
@NullMarked
package dev.pipewright.benchmarks.nodes;

import org.jspecify.annotations.NullMarked;
