/** Lets the cards of videos show their frame in their place; a link to the video is what remains without it. */
export function openVideos(): void {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("[data-user-content] a[data-embed]") : null;
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void import("./video-frame").then(({ showFrame }) => showFrame(link), () => location.assign(link.href));
  });
}
