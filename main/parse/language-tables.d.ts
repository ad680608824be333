// What the tables of eld 2.1.0 are, of which it publishes no types: language-points.ts says why they are read past its entrance.
declare module '*/node_modules/eld/src/ngrams/medium.js' {
  export const ngramsData: {
    /** Languages by their number (ISO 639-1). */
    readonly languages: Readonly<Record<number, string>>
    /** Points of each language, by its number, for a run of bytes. */
    readonly ngrams: Readonly<Record<string, Readonly<Record<string, number>>>>
  }
}
declare module '*/node_modules/eld/src/dictionary.js' {
  /** The letter that stands for a byte. */
  export const dictionary: readonly string[]
}
declare module '*/node_modules/eld/src/regexPatterns.js' {
  /** What parts words. */
  export const separators: RegExp
}
