/** Puts a video's frame where its card was, of the same size. Who shows it learns neither our page nor more than a frame needs. */
export function showFrame(link: HTMLAnchorElement): void {
  const frame = document.createElement("iframe");
  frame.className = link.className;
  frame.title = link.firstElementChild?.textContent ?? "";
  frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-presentation");
  frame.setAttribute("allow", "autoplay; fullscreen; picture-in-picture");
  frame.referrerPolicy = "no-referrer";
  frame.allowFullscreen = true;
  frame.src = link.dataset.embed ?? "";
  link.replaceWith(frame);
  frame.focus();
}
