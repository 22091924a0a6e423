import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { Locale } from "~/kernel/words";
import { MarkdownBody } from "./markdown-body";
import { LocaleProvider } from "./use-words";

const html = '<ol class="strip" role="list" tabindex="0" data-say-pictures="10"><li></li></ol><a href="https://video.example"><b data-say="Vimeo"></b></a>';

it.each<[Locale, string, string]>([
  ["en", "10 pictures side by side", "Play. This loads the video from Vimeo."],
  ["zh-CN", "并排的 10 张图片", "播放，将从 Vimeo 加载视频。"],
])("calls what a text holds by the reader's language, %s", (locale, strip, play) => {
  const shown = renderToStaticMarkup(<LocaleProvider value={locale}><MarkdownBody html={html} /></LocaleProvider>);
  expect(shown).toContain(`<ol class="strip" role="list" tabindex="0" aria-label="${strip}"><li>`);
  expect(shown).toContain(`<b lang="${locale}">${play}</b>`);
});
