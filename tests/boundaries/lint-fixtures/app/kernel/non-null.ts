// breaks: @typescript-eslint/no-non-null-assertion
export const planted = (values: number[]): number => values[0]!;
