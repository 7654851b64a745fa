package dev.pipewright.platform.library;

/// How a library pipeline is described to those who look for one.
///
/// @param purpose what it is for, in a sentence
/// @param source the kind of system that it reads, as people call it
public record LibraryWords(String name, String purpose, String source) {

    private static final int LONGEST = 300;

    public LibraryWords {
        name = name.strip();
        purpose = purpose.strip();
        source = source.strip();
    }

    /// True if each is said, in at most 300 characters.
    boolean areComplete() {
        return isSaid(name) && isSaid(purpose) && isSaid(source);
    }

    private static boolean isSaid(String text) {
        return !text.isEmpty() && text.length() <= LONGEST;
    }
}
