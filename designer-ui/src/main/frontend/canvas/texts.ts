/** Texts in the reader's language, by the names that the server gives them. */
export type Texts = Readonly<Record<string, string>>;
