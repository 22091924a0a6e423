// breaks: kindling/context-clock
export const planted = Date.now();
