package dev.pipewright.engine.mapping.assist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The values of a scope by what they are about, so that not each target is compared with each of them: there may
/// be thousands of both. Leaves out only what [Score] takes for something else anyway.
final class CandidateIndex {

    private static final List<String> NAMING = List.of("", "NUMBER", "ID", "NAME", "REFERENCE");

    private final Map<String, List<Candidate>> bySubject = new HashMap<>();
    private final Map<List<String>, List<Candidate>> byWords = new HashMap<>();

    CandidateIndex(List<Candidate> candidates) {
        for (Candidate candidate : candidates) {
            Meaning meaning = candidate.meaning();
            bySubject.computeIfAbsent(meaning.subject(), _ -> new ArrayList<>()).add(candidate);
            byWords.computeIfAbsent(meaning.words(), _ -> new ArrayList<>()).add(candidate);
        }
    }

    /// Those that a target may mean.
    List<Candidate> meantBy(Meaning target) {
        if (target.names()) {
            return of(NAMING);
        }
        return switch (target.subject()) {
            case "" -> byWords.getOrDefault(target.words(), List.of());
            case "DESCRIPTION" -> of(List.of("DESCRIPTION", "NAME"));
            case "DATE" -> of(List.of("DATE", "CREATED"));
            default -> of(List.of(target.subject()));
        };
    }

    private List<Candidate> of(List<String> subjects) {
        var found = new ArrayList<Candidate>();
        subjects.forEach(subject -> found.addAll(bySubject.getOrDefault(subject, List.of())));
        return found;
    }
}
