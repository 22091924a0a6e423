// breaks: @typescript-eslint/consistent-type-assertions
const value: unknown = 1;
export const planted = value as number;
