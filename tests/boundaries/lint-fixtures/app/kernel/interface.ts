// breaks: kindling/type-over-interface
export interface Planted {
  name: string;
}
