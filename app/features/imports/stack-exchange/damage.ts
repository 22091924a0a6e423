/** Where in which file, and what is wrong there. Lines count from 1, bytes are of the unpacked text. */
export type DamagePlace = { file: string; line: number; byte: number; reason: string };

/** A dump's file that cannot be read to its last byte as what it should be. */
export class DumpDamage extends Error {
  constructor(readonly place: DamagePlace) {
    super(`${place.file}, line ${place.line}: ${place.reason}`);
  }
}

/** What a row must not be; the reader adds file and line. */
export class RowDamage extends Error {}
