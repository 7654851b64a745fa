package dev.pipewright.model;

import java.util.random.RandomGenerator;

/// Where new node ids come from. Injected, so that tests and replays get the same ids.
@FunctionalInterface
public interface IdSource {

    NodeId next(NodeKind kind);

    /// Ids of the kind's word and six random characters, as in `map-k3x9q2`.
    static IdSource random(RandomGenerator random) {
        var characters = "abcdefghijklmnopqrstuvwxyz0123456789";
        return kind -> {
            var id = new StringBuilder(kind.word()).append('-');
            for (int i = 0; i < 6; i++) {
                id.append(characters.charAt(random.nextInt(characters.length())));
            }
            return new NodeId(id.toString());
        };
    }
}
