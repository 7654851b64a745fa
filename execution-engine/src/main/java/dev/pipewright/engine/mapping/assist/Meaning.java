package dev.pipewright.engine.mapping.assist;

import dev.pipewright.engine.mapping.assist.WordTable.Phrase;
import dev.pipewright.engine.mapping.assist.WordTable.Role;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What the name of a field says of it.
///
/// @param subject what it is, as in `POSTAL_CODE`; empty if the name says only whose it is, or nothing that is
///     known
/// @param parts whose it is, as in `SHIP_TO`; those in its own name first, then those of the objects it is in
/// @param others words, also of the objects it is in, that are not known and may make it something else, as in
///     `pricing`
/// @param opposed words that surely do, as in `due`
/// @param words of its own name
record Meaning(String subject, Set<String> parts, Set<String> others, Set<String> opposed, List<String> words) {

    static final Set<String> ADDRESS = Set.of("COUNTRY", "REGION", "POSTAL_CODE", "CITY", "STREET", "STREET_2");
    static final Set<String> MONEY = Set.of("AMOUNT", "UNIT_PRICE", "TAX_CODE");
    /// Subjects that say little by themselves, so that what they are in, or another subject, says more.
    private static final Set<String> WEAK = Set.of("NUMBER", "ID", "NAME", "REFERENCE", "TYPE", "UNIT");

    private static final Set<String> NAMING = Set.of("", "NUMBER", "ID", "NAME", "REFERENCE");

    /// The meaning of a field by its name and those of the objects it is in, the outermost first.
    static Meaning of(List<String> names) {
        List<String> words = WordTable.WORDS.wordsOf(names.getLast());
        List<Phrase> phrases = WordTable.WORDS.phrasesOf(words);
        int outer = names.size() - 1;
        if (outer > 0 && saysLittle(phrases)) {
            outer--;
            var both = new ArrayList<>(WordTable.WORDS.wordsOf(names.get(outer)));
            both.addAll(words);
            phrases = WordTable.WORDS.phrasesOf(both);
        }
        var meaning = new Meaning(
                subject(phrases), new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), words);
        meaning.take(phrases);
        for (int i = outer - 1; i >= 0; i--) {
            meaning.takeFromOutside(WordTable.WORDS.phrasesOf(WordTable.WORDS.wordsOf(names.get(i))));
        }
        meaning.turn();
        return meaning;
    }

    private static boolean saysLittle(List<Phrase> phrases) {
        return phrases.stream()
                .allMatch(phrase -> phrase.role() == Role.HARMLESS
                        || (phrase.role() == Role.SUBJECTS && WEAK.contains(phrase.meaning())));
    }

    private void take(List<Phrase> phrases) {
        for (Phrase phrase : phrases) {
            switch (phrase.role()) {
                case null -> others.add(phrase.meaning());
                case PARTS -> parts.add(phrase.meaning());
                case OPPOSED -> opposed.add(phrase.meaning());
                case SUBJECTS, HARMLESS -> {}
            }
        }
    }

    /// What an object is about makes what is in it something else: the amount of a discount. An address does not.
    private void takeFromOutside(List<Phrase> phrases) {
        take(phrases);
        for (Phrase phrase : phrases) {
            boolean strange = phrase.role() == Role.SUBJECTS
                    && !WEAK.contains(phrase.meaning())
                    && !ADDRESS.contains(phrase.meaning())
                    && !phrase.meaning().equals(subject);
            if (strange) {
                others.add(phrase.meaning());
            }
        }
    }

    /// The last subject, for names end in what they are; a weak one only if there is no other.
    private static String subject(List<Phrase> phrases) {
        String subject = "";
        for (Phrase phrase : phrases) {
            boolean weak = WEAK.contains(phrase.meaning());
            boolean strong = !subject.isEmpty() && !WEAK.contains(subject);
            boolean weaker = weak && (strong || subject.equals("REFERENCE"));
            if (phrase.role() == Role.SUBJECTS && !weaker) {
                subject = phrase.meaning();
            }
        }
        return subject;
    }

    /// Reads what depends on the subject: `to_country`, `from_zip`, and shipping that costs something.
    private void turn() {
        if (ADDRESS.contains(subject) && words.size() > 1) {
            switch (words.getFirst()) {
                case "to" -> parts.add("SHIP_TO");
                case "from" -> parts.add("SHIP_FROM");
                default -> {}
            }
            others.removeAll(Set.of("to", "from"));
        }
        if (MONEY.contains(subject) && parts.remove("SHIP_TO")) {
            parts.add("FREIGHT");
        }
    }

    /// The same as another subject, because a target says so otherwise than by its name.
    Meaning withSubject(String changed) {
        return new Meaning(changed, parts, others, opposed, words);
    }

    /// True for what names something: its number, its id, its name.
    boolean isNaming() {
        return NAMING.contains(subject) && (!subject.isEmpty() || !parts.isEmpty());
    }

    /// True for what is to name something, even if its own name says no more than `number`.
    boolean names() {
        return isNaming() || subject.equals("NUMBER") || subject.equals("ID");
    }

    boolean isAddress() {
        return ADDRESS.contains(subject);
    }
}
