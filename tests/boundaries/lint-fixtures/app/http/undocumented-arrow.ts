// breaks: kindling/docstring
// a remark is no docstring
export const planted = (): number => 1;
