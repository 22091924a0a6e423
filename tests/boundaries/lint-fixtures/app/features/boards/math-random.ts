// breaks: kindling/context-clock
export const planted = Math.random();
