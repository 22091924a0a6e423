import { localeFor } from "~/kernel/words";

/** Lets the pictures of texts open in full size over the page; a link to the picture is what remains without it. */
export function openPictures(): void {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("[data-user-content] a.pic") : null;
    const body = link?.closest<HTMLElement>("[data-user-content]");
    if (!link || !body || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void import("./lightbox").then(({ openLightbox }) => openLightbox(body, link, localeFor(document.documentElement.lang)), () => location.assign(link.href));
  });
}
