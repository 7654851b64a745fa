// Ids of new nodes: the kind's word and six characters, as in `map-k3x9q2`.

const CHARACTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const LENGTH = 6;

/** Gives ids of nodes of a kind that no drawing has yet. */
export type IdSource = (kind: string) => string;

/** @param seed where the same ids are wanted again, as in a test; else empty */
export function idSource(seed: string): IdSource {
  const random = seed === '' ? Math.random : seeded(seed);
  return (kind) => {
    const characters = Array.from({ length: LENGTH }, () => CHARACTERS[Math.floor(random() * CHARACTERS.length)]);
    return `${kind}-${characters.join('')}`;
  };
}

/** Mulberry32, by Tommy Ettinger (public domain), on a sum of the seed's characters. */
function seeded(seed: string): () => number {
  let state = [...seed].reduce((sum, character) => Math.imul(sum, 31) + character.charCodeAt(0), 7);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
