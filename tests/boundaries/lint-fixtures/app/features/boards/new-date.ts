// breaks: kindling/context-clock
export const planted = new Date();
