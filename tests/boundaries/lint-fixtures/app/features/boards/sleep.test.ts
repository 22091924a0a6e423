// breaks: kindling/no-sleep
export const planted = setTimeout(() => undefined, 100);
