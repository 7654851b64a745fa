package dev.pipewright.platform.draft;

import tools.jackson.databind.json.JsonMapper;

/// What nodes tell each other of who has a draft open.
///
/// @param draft which draft, as [DraftKey#text] has it
/// @param gone true if they have left
/// @param asks true if they want to hear who else is there
record PresenceNews(String draft, Present present, boolean gone, boolean asks) {

    private static final JsonMapper JSON = JsonMapper.shared();

    String text() {
        return JSON.writeValueAsString(this);
    }

    static PresenceNews of(String text) {
        return JSON.readValue(text, PresenceNews.class);
    }
}
