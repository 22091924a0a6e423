// Browsers strip tabs and line ends from a URL and read "\" as "/", so "/\t/host" leaves the site.
const disguised = /[\u0000-\u0020\u007f-\u009f\\]/;
const ownPath = /^\/(?!\/)/;
const web = /^https?:\/\//i;
const mail = /^mailto:/i;
// No "%" and no ".." can match, so the path cannot climb out of /files/.
const ownFile = /^\/files\/[\w-]+(?:[./][\w-]+)*(?:\?[\w=&.-]*)?$/;

/** Whether a link may lead there: http, https, mailto, a path of this site or a place on the page. */
export function isSafeHref(url: string): boolean {
  if (disguised.test(url)) return false;
  if (web.test(url)) return URL.canParse(url);
  return mail.test(url) || ownPath.test(url) || url.startsWith("#");
}

/** Whether following the link leaves this page for another site. */
export function isExternal(url: string): boolean {
  return web.test(url);
}

/** Whether the link leads away from the community at all: another site or a mailbox. */
export function leavesCommunity(url: string): boolean {
  return web.test(url) || mail.test(url);
}

/** Whether an image may load from there. Only uploads: the page makes no foreign request. */
export function isOwnFile(url: string): boolean {
  return ownFile.test(url);
}
