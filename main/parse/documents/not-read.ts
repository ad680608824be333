/** Why the text of a document could not be read, in a few words: "encrypted with a password". */
export class NotRead extends Error {}
