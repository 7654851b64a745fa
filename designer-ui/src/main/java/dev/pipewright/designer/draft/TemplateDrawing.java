package dev.pipewright.designer.draft;

import dev.pipewright.model.Layout;
import dev.pipewright.model.Pipeline;

/// A pipeline of the library, as it crosses the wire to be put into a draft.
public record TemplateDrawing(Pipeline pipeline, Layout layout) {}
