// breaks: @typescript-eslint/no-explicit-any
export const planted = (value: any): boolean => value === 1;
