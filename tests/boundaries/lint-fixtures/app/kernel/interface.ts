// breaks: @typescript-eslint/consistent-type-definitions
export interface Planted {
  name: string;
}
