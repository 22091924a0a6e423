/** What the cards in a text say. */
export const bodyWords = {
  play: { en: "Play. This loads the video from {provider}.", zh: "播放，将从 {provider} 加载视频。" },
} as const;
