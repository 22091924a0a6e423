// breaks: @typescript-eslint/switch-exhaustiveness-check
export function planted(state: "open" | "upheld" | "rejected"): number {
  switch (state) {
    case "open":
      return 1;
    default:
      return 2;
  }
}
