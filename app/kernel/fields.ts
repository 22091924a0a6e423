import { z } from "zod";
import { limits } from "./limits";
import { foldTag, hasUnsafeCharacters, isVisible, lengthOf, seenLengthOf } from "./text";

/** UTF-8 takes at most four bytes a character; longer input is refused before it is counted. */
const unitsPerCharacterMax = 2;

/** A single-line plain field: trimmed, NFC, no control or direction-override characters; something of it is seen unless it may be empty. */
export function plainText(min: number, max: number) {
  return z
    .string()
    .max(max * unitsPerCharacterMax + 1000, "too-long")
    .transform((text) => text.normalize("NFC").trim())
    .refine((text) => lengthOf(text) >= min, { message: min === 1 ? "required" : "too-short", params: { min } })
    .refine((text) => lengthOf(text) <= max, { message: "too-long", params: { max } })
    .refine((text) => !hasUnsafeCharacters(text) && !text.includes("\n"), "unsafe-characters")
    .refine((text) => min === 0 || isVisible(text), { message: "required", params: { min } });
}

/** Text of several lines; line ends become \n. Control characters are refused, tabs are not. */
export function longText(min: number, max: number) {
  return z
    .string()
    .max(max * unitsPerCharacterMax + 1000, "too-long")
    .transform((text) => text.replaceAll("\r\n", "\n").replaceAll("\r", "\n").trimEnd())
    .refine((text) => lengthOf(text.trim()) >= min, { message: min === 1 ? "required" : "too-short", params: { min } })
    .refine((text) => lengthOf(text) <= max, { message: "too-long", params: { max } })
    .refine((text) => text.isWellFormed() && !text.includes("\u0000"), "unsafe-characters");
}

/** A tag, in the form it is stored: 1 to 35 letters of any script, digits, + # . or -, with a letter or digit to be seen. */
export const tagField = z
  .string()
  .max(limits.tagMax * unitsPerCharacterMax * 2, "tag-malformed")
  .transform(foldTag)
  .refine((tag) => /^[\p{L}\p{N}+#.-][\p{L}\p{M}\p{N}+#.-]{0,34}$/u.test(tag) && /[\p{L}\p{N}]/u.test(tag) && seenLengthOf(tag) === lengthOf(tag), "tag-malformed");
