/** Every card is that large, in pixels: what all networks take. */
export const cardSize = { width: 1_200, height: 630 } as const;

/** Goes up when the same sheet comes out as another picture, so that kept copies end. */
export const drawingVersion = 1;

/** Where the author's picture is put, in pixels. */
export const portraitPlace = { left: 72, top: 520, side: 64 } as const;

/** What stands on a card. `lead`, `facts` may be empty; `hue` is one of the eight of the tokens. */
export type Sheet = {
  title: string;
  lead: string;
  place: { name: string; hue: number } | null;
  author: { name: string; hasPicture: boolean } | null;
  facts: string[];
  community: string;
};

/** The tokens' light set; pictures know no style sheet. */
export const colours = {
  paper: "#F6F4F0", line: "#DFDAD0", ink: "#231F1B", soft: "#534C44", dim: "#696157", ember: "#B44313",
  hues: ["#A65A3C", "#4F7563", "#7A678C", "#96692A", "#4A6C94", "#A85454", "#2F7468", "#756B35"],
} as const;
