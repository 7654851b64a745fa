package dev.pipewright.engine.mapping;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Function;

/// What is found out of texts that hardly change, so that an edit of one among hundreds does not have the others looked
/// through again: the answers asked for last, and no more than a number of them. Safe for use by many threads.
///
/// @param <Q> has the same answer each time
final class LatestAnswers<Q, A> {

    private final int most;
    private final Function<Q, A> finding;
    private final LinkedHashMap<Q, A> answers = new LinkedHashMap<>(16, 0.75f, true);

    LatestAnswers(int most, Function<Q, A> finding) {
        this.most = most;
        this.finding = finding;
    }

    A of(Q question) {
        return known(question).orElseGet(() -> kept(question, finding.apply(question)));
    }

    private synchronized Optional<A> known(Q question) {
        return Optional.ofNullable(answers.get(question));
    }

    private synchronized A kept(Q question, A answer) {
        answers.put(question, answer);
        if (answers.size() > most) {
            answers.pollFirstEntry();
        }
        return answer;
    }
}
