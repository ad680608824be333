/** A text as it is compared: without case and without the marks of letters, like the words of the index. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
}
