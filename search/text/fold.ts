/** One form for all writings of a word: full width to half, without marks on letters, in lower case. */
export function fold(text: string): string {
  return text.normalize("NFKC").normalize("NFD").replace(/(?<=\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic})\p{M}+/gu, "").normalize("NFC").toLowerCase();
}
