/** What the cards and strips in a text say. */
export const bodyWords = {
  play: { en: "Play. This loads the video from {provider}.", zh: "播放，将从 {provider} 加载视频。" },
  strip: { en: "{count} pictures side by side", zh: "并排的 {count} 张图片" },
} as const;
