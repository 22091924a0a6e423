/** One stored form of a picture. */
export type PictureVariant = { format: "webp" | "avif"; width: number; url: string };

/** A picture as its owner gets it back: `url` is what Markdown names, sides are of the largest variant in pixels. */
export type PictureView = { id: string; url: string; width: number; height: number; moving: boolean; variants: PictureVariant[] };

/** What a page needs to show a picture without anything jumping. */
export type PictureRow = { id: string; width: number; height: number; widths: number[]; moving: boolean; placeholder: string };
