// breaks: kindling/file-names
export const planted = 1;
