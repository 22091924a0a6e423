/** The address of a file of ours, with or without the width a picture is shown in. */
const ownPath = /^\/files\/([0-9a-z]{26})(?:-\d+)?$/;

/**
 * A picture of this community as its author wrote it, with the caption of its figure as title; null when the element is
 * not one. `home` is the community's own address; null where the HTML cannot come from it.
 */
export function ownPicture(image: Element, home: string | null): string | null {
  const id = ownFileId(image.getAttribute("src"), home);
  if (image.nodeName !== "IMG" || id === null) return null;
  const alt = oneLine(image.getAttribute("alt") ?? "").replace(/[[\]\\*_`]/g, "\\$&");
  const caption = oneLine(captionOf(image)).replace(/["\\]/g, "\\$&");
  return `![${alt}](/files/${id}${caption ? ` "${caption}"` : ""})`;
}

/** Whether a figure, a link or a span is only the dress of a picture of ours. */
export function dressesOwnPicture(node: Element, home: string | null): boolean {
  const isDress = node.nodeName === "FIGURE" || (node.getAttribute("class") ?? "").split(" ").includes("pic");
  return isDress && Array.from(node.getElementsByTagName("img")).some((image) => ownFileId(image.getAttribute("src"), home) !== null);
}

function ownFileId(address: string | null, home: string | null): string | null {
  if (!address || home === null || !URL.canParse(address, home)) return null;
  const { origin, pathname } = new URL(address, home);
  return origin === new URL(home).origin ? (ownPath.exec(pathname)?.[1] ?? null) : null;
}

function captionOf(image: Element): string {
  let around = image.parentElement;
  while (around && around.nodeName !== "FIGURE") around = around.parentElement;
  return around?.getElementsByTagName("figcaption")[0]?.textContent ?? "";
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
