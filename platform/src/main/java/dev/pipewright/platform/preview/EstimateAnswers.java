package dev.pipewright.platform.preview;

import dev.pipewright.engine.dataflow.SampleAnswers;

/// What calls answered to the estimates of one page: the same request is asked for once. Gone with the page.
public final class EstimateAnswers {

    private final SampleAnswers answers = new SampleAnswers();

    SampleAnswers answers() {
        return answers;
    }
}
