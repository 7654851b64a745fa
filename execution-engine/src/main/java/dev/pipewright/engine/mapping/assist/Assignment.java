package dev.pipewright.engine.mapping.assist;

import dev.pipewright.model.Sentence;
import dev.pipewright.model.wanted.TargetField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Gives each target of one scope the value that is most likely meant, the most likely pairs first.
///
/// @param wanting what to call the target in a reason
/// @param groups what lines see, by record
/// @param place what stands before the name of a value in the list it is in; empty for the record
record Assignment(String wanting, String place, Fitting fitting, List<List<Object>> groups) {

    private static final int LONGEST_EXAMPLE = 30;
    /// What a value that no sample has is less likely, in percent.
    private static final int UNSEEN = 8;

    /// A value that may be what a target means.
    private record Pair(TargetField target, Candidate candidate, int score) {}

    /// @param used the names of the values that are suggested already; those that are taken here are added
    List<Suggestion> of(List<TargetField> targets, List<Candidate> candidates, Set<String> used) {
        var pairs = new ArrayList<Pair>();
        var index = new CandidateIndex(candidates);
        for (TargetField target : targets) {
            Meaning meaning = meaningOf(target);
            Wanted wanted = Wanted.of(target, meaning);
            Meaning known = wanted.subject().isEmpty() ? meaning : meaning.withSubject(wanted.subject());
            for (Candidate candidate : index.meantBy(known)) {
                pair(target, wanted, known, candidate).ifPresent(pairs::add);
            }
        }
        pairs.sort(Comparator.comparingInt(Pair::score).reversed());
        var suggestions = new ArrayList<Suggestion>();
        List<Pair> chosen = new ArrayList<>();
        Set<String> done = new HashSet<>();
        for (Pair pair : pairs) {
            String name = place + pair.candidate().name();
            if (!done.contains(pair.target().path()) && !used.contains(name)) {
                fitting.expressionFor(pair.target(), wanted(pair.target()), pair.candidate())
                        .ifPresent(expression -> {
                            done.add(pair.target().path());
                            used.add(name);
                            chosen.add(pair);
                            suggestions.add(suggestion(pair, expression));
                        });
            }
        }
        for (Pair pair : pairs) {
            if (pair.target().required() && !done.contains(pair.target().path())) {
                insteadOfOptional(pair, chosen, suggestions).ifPresent(each -> done.add(each.target()));
            }
        }
        for (TargetField target : targets) {
            if (!done.contains(target.path()) && wanted(target) == Wanted.REGION) {
                regionByName(target, candidates, suggestions, used).ifPresent(suggestions::add);
            }
        }
        return suggestions;
    }

    /// What is required gets a value that is likely meant, though something that may be left out has it already
    /// by a name that says more, as the id of a record for the number of the document.
    private Optional<Suggestion> insteadOfOptional(Pair pair, List<Pair> chosen, List<Suggestion> suggestions) {
        for (int i = 0; i < chosen.size(); i++) {
            Pair other = chosen.get(i);
            if (!other.target().required() && other.candidate().equals(pair.candidate())) {
                int at = i;
                return fitting.expressionFor(pair.target(), wanted(pair.target()), pair.candidate())
                        .map(expression -> {
                            chosen.set(at, pair);
                            return suggestions.set(at, suggestion(pair, expression));
                        })
                        .map(_ -> suggestions.get(at));
            }
        }
        return Optional.empty();
    }

    private static String stateCode(Candidate candidate, String country) {
        return "$stateCode(" + candidate.expression() + ", " + country + ")";
    }

    private static Wanted wanted(TargetField target) {
        return Wanted.of(target, meaningOf(target));
    }

    /// A state that is written out needs its country, which is known by now, to have a code.
    private Optional<Suggestion> regionByName(
            TargetField target, List<Candidate> candidates, List<Suggestion> suggestions, Set<String> used) {
        String place = target.path().substring(0, target.path().lastIndexOf('.') + 1);
        Optional<String> country = suggestions.stream()
                .filter(each -> each.target().startsWith(place)
                        && meaningOf(each.target()).subject().equals("COUNTRY"))
                .map(Suggestion::expression)
                .findFirst();
        Meaning meaning = meaningOf(target).withSubject(Wanted.REGION.subject());
        return country.flatMap(code -> candidates.stream()
                .filter(candidate -> !candidate.reference() && !used.contains(this.place + candidate.name()))
                .map(candidate -> new Pair(target, candidate, Score.of(meaning, candidate.meaning(), inList())))
                .filter(pair -> pair.score() >= Score.LEAST
                        && fitting.gives(stateCode(pair.candidate(), code), pair.candidate(), target))
                .max(Comparator.comparingInt(Pair::score))
                .map(pair -> suggestion(pair, stateCode(pair.candidate(), code))));
    }

    private Optional<Pair> pair(TargetField target, Wanted wanted, Meaning known, Candidate candidate) {
        int byName = Score.of(known, candidate.meaning(), inList());
        if (byName < Score.LEAST - Numbering.COUNTS.worth()
                || (candidate.reference() && !wanted.subject().isEmpty())) {
            return Optional.empty();
        }
        // Each system has tax codes of its own: they fit only where the target lists the same ones.
        if (known.subject().equals("TAX_CODE") && wanted != Wanted.CHOICE) {
            return Optional.empty();
        }
        int score = byName + byValues(known, candidate) + (wanted == Wanted.MOMENT && saysTime(candidate) ? 2 : 0);
        if (score < Score.LEAST || isOtherReference(target, known, candidate)) {
            return Optional.empty();
        }
        int seen = candidate.values().isEmpty() ? UNSEEN : 0;
        return Optional.of(new Pair(target, candidate, Math.min(Score.MOST, score) - seen));
    }

    /// What may refer to any other document is filled with what says it does.
    private boolean isOtherReference(TargetField target, Meaning known, Candidate candidate) {
        return known.subject().equals("REFERENCE")
                && !target.required()
                && !inList()
                && !candidate.meaning().subject().equals("REFERENCE");
    }

    private boolean inList() {
        return !place.isEmpty();
    }

    private static boolean saysTime(Candidate candidate) {
        return candidate.meaning().words().contains("time");
    }

    static Meaning meaningOf(TargetField target) {
        return meaningOf(target.path());
    }

    private static Meaning meaningOf(String path) {
        String inScope = path.substring(path.lastIndexOf("[].") < 0 ? 0 : path.lastIndexOf("[].") + 3);
        return Meaning.of(List.of(inScope.replace("[]", "").split("\\.")));
    }

    /// What the samples say for or against a value, beyond its form.
    private int byValues(Meaning target, Candidate candidate) {
        if (candidate.values().isEmpty()) {
            return 0;
        }
        boolean names = target.names();
        if (names && inList() && target.parts().stream().allMatch("LINE"::equals)) {
            return Numbering.of(candidate, groups).worth();
        }
        if (names && !inList() && target.parts().stream().allMatch("DOCUMENT"::equals)) {
            boolean repeats = new HashSet<>(candidate.values()).size()
                    < candidate.values().size();
            boolean prose = candidate.meaning().subject().equals("NAME")
                    && !candidate.values().stream().allMatch(Assignment::isCode);
            return repeats || prose ? -100 : 0;
        }
        if (names && target.parts().contains("ITEM")) {
            return !candidate.meaning().parts().contains("ITEM") && Numbering.of(candidate, groups) == Numbering.COUNTS
                    ? -40
                    : 0;
        }
        return saysNothing(candidate) ? -40 : 0;
    }

    private static boolean isCode(Object value) {
        return value.toString().matches("\\S*\\d\\S*");
    }

    /// A number that is always zero may be anything.
    private static boolean saysNothing(Candidate candidate) {
        return candidate.values().stream()
                .allMatch(value -> value instanceof Number number && new BigDecimal(number.toString()).signum() == 0);
    }

    private Suggestion suggestion(Pair pair, String expression) {
        Candidate candidate = pair.candidate();
        boolean same = pair.target()
                .name()
                .equals(candidate.name().substring(candidate.name().lastIndexOf('.') + 1));
        var reasons = new ArrayList<Sentence>();
        reasons.add(Sentence.of(same ? "suggest.sameName" : "suggest.sameMeaning", "source", candidate.name()));
        if (candidate.values().isEmpty()) {
            reasons.add(Sentence.of("suggest.unseen"));
        } else if (!candidate.sensitive()) {
            reasons.add(Sentence.of(
                    "suggest.values", "example", example(candidate.values().getFirst())));
        }
        return new Suggestion(pair.target().path(), expression, pair.score(), Sentence.joined(reasons));
    }

    private static String example(Object value) {
        String text = value.toString();
        return text.length() <= LONGEST_EXAMPLE ? text : text.substring(0, LONGEST_EXAMPLE) + "…";
    }
}
