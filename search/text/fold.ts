const isAscii = /^[\u0000-\u007f]*$/;

/** One form for all writings of a word: full width to half, without marks on letters, in lower case. */
export function fold(text: string): string {
  if (isAscii.test(text)) return text.toLowerCase(); // nothing else to do, and most words are
  return text.normalize("NFKC").normalize("NFD").replace(/(?<=\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic})\p{M}+/gu, "").normalize("NFC").toLowerCase();
}
