import { cx } from "./cx";

/** What a member wrote, as the server's renderer cleaned it. The only place that puts ready-made HTML into a page. */
export function MarkdownBody({ html, lang, className }: { html: string; lang?: string | undefined; className?: string }) {
  return <div className={cx("prose", className)} lang={lang} data-user-content="" dangerouslySetInnerHTML={{ __html: html }} />;
}
