/// Systems behind HTTP. [dev.pipewright.connectors.http.HttpExchanger] is the one place that sends, for sources,
/// sinks and the engine's calls alike; Apache HttpClient is used nowhere else.
@NullMarked
package dev.pipewright.connectors.http;

import org.jspecify.annotations.NullMarked;
