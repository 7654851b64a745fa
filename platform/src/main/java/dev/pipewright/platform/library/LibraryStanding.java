package dev.pipewright.platform.library;

/// How a pipeline that began with one of the library stands to it.
///
/// @param library the id of the library pipeline
/// @param name what that is called now
/// @param version what the draft has in it
/// @param newest what there is
public record LibraryStanding(String library, String name, int version, int newest) {

    public boolean hasNewer() {
        return newest > version;
    }
}
