/// The drawing of a pipeline in the browser. Start at [dev.pipewright.designer.canvas.PipelineCanvas]. The browser
/// gets the whole drawing once and then small changes; what people do arrives as proposals. No rule about
/// pipelines is kept here.
@NullMarked
package dev.pipewright.designer.canvas;

import org.jspecify.annotations.NullMarked;
