declare module 'snowball-stemmers' {
  const snowball: { newStemmer(algorithm: string): { stem(word: string): string } }
  // biome-ignore lint/style/noDefaultExport: the package is CommonJS, which is imported as a default.
  export default snowball
}
