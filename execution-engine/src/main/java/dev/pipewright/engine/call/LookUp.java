package dev.pipewright.engine.call;

import dev.pipewright.connectors.http.HttpCall;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;

/// How to find out whether a target has a document.
///
/// @param call leaves nothing behind; answered by 404 if the target does not have it
/// @param isOurs true if what was found says the same as the document
/// @param settle how long after a call the target may still be at work on it
record LookUp(HttpCall call, Predicate<Map<?, ?>> isOurs, Duration settle) {}
